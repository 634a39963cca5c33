/** Words, folded, by which a clause tells that what it says is not said of the whole of the writer's own work now. */

const END = "(?![a-z0-9])";
/** Kinds of agencies and what they are made of. */
const UNITS =
  "(?:don vi(?: truc thuoc)?|dv|co quan|so|ban|nganh|huyen|xa|phuong|thi tran|phong(?: ban)?|noi|cho|ben|chi cuc|trung tam|thon|to dan pho|khu pho|truong|dia phuong|cap duoi)";
/** What leads to who does something, and says nothing itself. */
export const AHEAD =
  /^(?:[^a-z0-9]+|(?:ct-?)?[a-z]{1,5}\.?\d{1,2}[a-z]?(?:\/[a-z-]+)?(?![a-z0-9/])|(?:quy|thang|ky|q|t)\.? ?(?:\d{1,2}|[ivx]{1,4}|nay|truoc)(?:[/.-]\d{2,4})?(?![a-z0-9])|(?:nam )?20\d\d(?![a-z0-9])|(?:nam nay|den nay|hien nay|hien tai|da|vang|em|anh|chi|a|oi|thi|ve|viec|nhiem vu|nv|muc|chi tieu|hien|nay|va|con|nhung|ma|rieng|xin|kinh gui|gui|bao cao|bc|thay|biet|trong|la|so lieu|ty le|dat|duoc|co)(?![a-z0-9]))/;

/** Who does it where it is not the writer's agency as a whole: "các xã đã xong", "họ xong rồi", "toàn tỉnh 85%". */
export const OTHERS = new RegExp(
  [
    "ho(?= *$| (?:da|xong|lam|noi|bao|chua|dang|thi|cung|deu|gui)(?![a-z]))",
    `(?:nguoi ta|ai do|nguoi khac|doi tac|nha thau|nha cung cap|don vi tu van|cong ty|vnpt|viettel|fpt)${END}`,
    "(?:xa|huyen|so|phuong) ben(?! (?:em|minh|toi|xa|so|huyen))(?![a-z])",
    "(?:thon|to dan pho|khu pho) \\d{1,2}(?![a-z0-9])",
    `${UNITS} (?:khac|ban|kia|ben canh|lan can|nao do|do|ay)(?! (?:em|minh|toi))${END}`,
    `(?:(?:cua )?(?:cac|may|nhung|nhieu|mot so|mot vai|tat ca(?: cac)?|toan bo(?: cac)?|da so(?: cac)?|phan lon(?: cac)?|hau het(?: cac)?) )${UNITS}(?! (?:em|minh|toi))${END}`,
    `(?:hon |gan |duoc |moi )?\\d{1,3}(?:\\/\\d{1,3})? (?:xa|phuong|huyen|thon|phong|don vi|to dan pho|khu pho)${END}`,
    `(?:toan|ca) (?:nuoc|quoc|nganh)${END}`,
    `(?:cua )?tinh(?= (?:da|duyet|ban hanh|la|giao|thi|moi|xong|dat|chua)(?![a-z])| *\\d| *$)`,
    `(?:cua )?(?:ubnd tinh|van phong ubnd tinh|trung uong|chinh phu|bo (?:tu phap|noi vu|y te|cong an|tai chinh|xay dung|cong thuong|giao duc|tttt|khcn))${END}`,
    `(?:trung binh|binh quan)${END}`,
  ].join("|"),
);

/** The same right in front of what is said, whatever stands before it. */
export const OTHERS_BESIDE = new RegExp(
  `(?:^|[^a-z])(?<!(?:cho|voi|den|toi|cua|tu|va|cung) )(?:${UNITS} (?:khac|kia|ben canh|lan can)|nguoi ta|ca nuoc|toan quoc|binh quan(?: [a-z]+){0,3}|trung binh(?: [a-z]+){0,3})(?: (?:da|thi|deu|cung|la|dat|duoc|moi|lam))* *$`,
);

/** Who says it: "phòng nghiệp vụ bảo", "hệ thống hiện"; what is the writer's own reports. */
const SAYERS =
  "(?:(?:theo )?(?:anh|chi|ong|ba|co|chu|bac|thay|sep|lanh dao|giam doc|chu tich|pho|dong nghiep|ban|nguoi|he thong|phan mem|may|bot|zalo|tin nhan|cong van|van ban|thong bao|cap duoi|cap tren|ke toan|van thu|chuyen vien|nghe|nguoi ta|vnpt|viettel|don vi (?:khac|ban|duoi)|ho|(?:phong|bo phan|van phong|vp|ben|phia|can bo)(?! (?:em|toi|minh)(?![a-z])))|(?:lan|ky|hom|tuan|tin) truoc|truoc|hom qua|lo|trot|dau|thay tren)";
const SAYING =
  "(?:noi|bao|keu|ke|don|ghi|hien(?: thi| len)?|thong bao|cho biet|cho(?: so)?|nhan|xac nhan|bao cao|khai)";
/** "sếp nói", "phòng báo là": right in front of what is said. */
export const TOLD_BY = new RegExp(
  `(?:^|[^a-z])${SAYERS}(?: [a-z0-9]+){0,4} ${SAYING}(?: (?:la|rang|cu|em|toi|minh|lai|so|thi|da|deu|duoc))* *$`,
);
/** "trong báo cáo của tỉnh ghi": what says so, and no agency. */
export const TOLD_IN =
  /(?:^|[^a-z])(?:bao cao|bc|bang|danh sach|file|he thong|phan mem|cong van|van ban|thong bao)(?: (?!em|minh|toi)[a-z]+){0,4} (?:ghi|neu|de|hien|bao|cham)(?: la| rang)? *$/;
/** "theo anh Nam thì", "theo báo cáo của phòng là" */
export const ACCORDING_TO =
  /(?:^|[^a-z])theo (?:loi )?(?:anh|chi|ong|ba|co|chu|bac|sep|lanh dao|phong|bo phan|dong nghiep|(?:bao cao|bc|thong tin|tin) cua)(?! (?:em|toi|minh)(?![a-z]))(?: [a-z0-9]+){0,4}(?: (?:thi|la|da))* *$/;
export const ACCORDING_TO_PERSON =
  /(?:^|[^a-z])(?:theo )?(?:anh|chi|ong|ba|co|chu|bac|sep) [a-z]+ (?:thi|la|cho(?: so)?|dua|gui(?: so)?)(?: (?:so|la))* *$/;

/** "theo Sở TTTT thì": another agency's word. */
export const ACCORDING_TO_AGENCY =
  /(?:^|[^a-z])theo (?:so(?! lieu| sach| do| theo)|huyen|ubnd|phong|tinh|vp|van phong|trung tam|chi cuc)(?! (?:em|toi|minh)(?![a-z]))(?: [a-z0-9]+){0,4} (?:thi|la|bao|cho|ghi|noi|tinh)(?![a-z])/;
/** "mà tính cả hồ sơ giấy thì 85%": what it would be. */
export const WERE_IT =
  /(?:^|[^a-z])(?:uoc gi|uoc sao|gia ma|mong sao|phai chi|(?:sep|lanh dao|cap tren|tinh|huyen|so|vp) (?:doi|bat|ep|muon|yeu cau|giao|can))(?![a-z])|(?:^|[^a-z])(?:cua )?(?:toan|ca) (?:nganh|nuoc|quoc)(?: (?:la|dat|duoc))* *$|(?:^|[^a-z])(?:ma|neu|gia(?! tri)|gia ma|gia nhu) (?:[a-z]+ )?(?:tinh|cong|ke|gom|bo|tru|loai|gop|them)(?: [a-z0-9]+){0,7} (?:thi|la|se)(?: (?:duoc|la|dat|len|con|se|phai|cung|moi))* *$/;

/** A part of the work, which stands where the work would: "bước 1 xong", "khâu soạn thảo đã xong", "dự thảo xong". */
export const PART_OF_WORK = new RegExp(
  [
    "phan (?:dau|cuoi|mem|cung|(?:viec )?cua (?!em(?![a-z])(?! phong)|xa|so|huyen|don vi)|chinh|khung|noi dung|thu|ho so|so \\d|\\d|mot|hai|ba)",
    "khau ",
    "buoc ",
    "(?:giai doan|dot|lan thu|lan) (?:\\d|mot|hai|ba|dau|nhat|[iv]+ )",
    "(?:ban |cai )?(?:du thao|nhap|phac thao)(?: lan \\d)?(?: (?:ke hoach|kh|quyet dinh|qd|van ban|bao cao|bc|to trinh|quy trinh|noi dung))?(?= *(?:(?:thi|da|cung|moi|vua|em|duoc|lam|soan) *)*$)",
    "(?:de cuong|khung|phu luc|bieu mau|bieu|hinh thuc|noi dung|phan noi dung)(?= *(?:(?:thi|da|cung|moi|vua|coi nhu) *)*$)",
    "linh vuc ",
    "mot (?:phan|so|nua|vai) ",
  ].join("|"),
);
/** "60% đơn vị xong" */
export const SHARE_OF =
  /(?:^|[^\d.,])(\d{1,2}(?:[.,]\d+)?) ?(?:%|phan tram)(?: (?:so|cac|cua|tong))* (?:don vi|dv|xa|phuong|huyen|so|ho so|hs|tthc|thu tuc|can bo|cong chuc|noi dung|cong viec|khoi luong)(?: [a-z]+){0,3} *$/;

/** "chín mươi phần trăm xong" */
export const SHARE_IN_WORDS = /(?:muoi(?: [a-z]+)?|phan nua) phan tram(?![a-z])/;

/** How it stood, and not how it stands. */
export const EARLIER =
  /(?:^|[^a-z])(?:(?<!(?:nhu|giong|bang) )(?:lan|ky|tuan|hom|dot) truoc|luc (?:do|ay|truoc)|hoi (?:do|dau|truoc|thang|quy)|dau nam|truoc (?:day|kia|do|nay)|(?<!(?:nhu|giong|bang) (?:[a-z]{1,4} )?)truoc(?= *$)|(?:da )?tung|nam (?:ngoai|truoc)|hom no|bua truoc)(?![a-z])/;
/** "đã gửi 2, còn 1 chưa": so many of them, and not the whole. */
export const LEFT_COUNT =
  /(?:^|[^a-z])con (?:lai )?\d{1,4}(?: [a-z]+){0,3} *$|(?:^|[\s,;(])(?<!(?:quy|thang|ky|nam|q|t) )\d{1,4} (?!thang|ngay|nam|quy)[a-z]+(?: [a-z]+)? (?:thi |con |van )*$/;
/** Another year's work is not this plan's. */
export const LAST_YEAR = /(?:^|[^a-z])nam (?:ngoai|truoc)(?![a-z])/;

/** What has to happen first: "được duyệt là xong", "có số thì hoàn thành", "tỉnh duyệt mới xong". */
export const ONCE =
  /(?:^|[^a-z])(?<!(?:da|vua|moi) )(?:duyet|ky|ky +(?:xong)?|duyet +(?:xong)?|co so|co van ban|co y kien|co kinh phi|dong y|cho phep|thong qua|thay doi gi|thay doi|kip|hop xong|xac nhan)(?: [a-z]+){0,2} (?:la|thi|moi)(?: (?:se|coi nhu|tinh la))* *$/;
/** Words in front of what is to be over that make it a wish, an order or a way of saying that it is not. */
export const NOT_REALLY =
  /(?:^|[^a-z])(?:(?:mien (?:la|sao)|chi can|tuy (?:vao|theo|thuoc)|con lau|doi nao|lam sao|sao ma|dau co|dau da|phai co|he co|(?:sau|qua) tet(?: [a-z]+){0,2} moi|(?:sap|chuan bi|chua)(?: [a-z]+)? (?:ban hanh|ky|trinh|gui|xong))(?![a-z])|(?:yeu cau|de nghi|goi la|tam coi la|muon|sap|chuan bi|(?:moi|vua|dang|di) (?:di )?(?:hop|an|nghi|hoc|cong tac)) *$)/;
/** What goes before the end: what was drafted, printed or handed up is not issued. */
export const STEP =
  /(?:^|[^a-z])(?:soan(?: thao)?|viet|in|phan cong|(?<!(?:quy|giai|chuong|cong|lo|qua|to) )trinh(?: ky)?|lay y kien|danh may|(?<!(?:tong|phoi|ket|truong|phu|tich|thich|cuoc|to|tap) )hop)(?: (?:ke hoach|kh|van ban|bao cao|bc|noi dung))? *$/;
/** Words that without their marks are others: "trung tâm", "thẩm định", "nội bộ", "qua mạng". */
export const NOT_REALLY_MARKED =
  /(?<![\p{L}])(?:tạm|(?<!(?:thẩm|quy|quyết|xác|nghị|giám|kiểm|chỉ|nhất|cố|ổn|khẳng|hoạch) )định|(?<!(?:máy|thuộc|lý) )tính|muốn|chả|khó mà|(?<!vượt )khó|dễ)(?: (?:là|coi là|báo|ghi))* *$/iu;
export const FIGURE_OF_LESS_MARKED = /(?<![\p{L}])(?:mảng [\p{L} ]+|bỏ(?: số| số liệu| đi)* *)$/iu;
/** "mà xong thì đã báo" */
export const UNREAL = /(?:^|[^a-z])ma *$/;
export const UNREAL_BEHIND =
  /^ *(?:thi |la )?(?:em|toi|minh|chi|anh) (?:dai|khao|moi|thuong|mung)(?![a-z])|^ *(?:thi|la) *(?:em |toi )?(?:da|se|lai|bao)(?![a-z])/;

/** Behind what is called over, in the same breath: that it is not, or only in a way. */
export const NOT_QUITE =
  /^ *(?:khong (?:noi|kip|duoc)|(?:xuoi )?(?:(?:gi|chi|co) )*dau(?! (?:vao day|ra day|em|co))|chua (?:duoc|noi|kip)|sao (?:duoc|noi|kip)|the nao (?:duoc|noi|kip)|gi ma|(?:ve )?co ban|ve (?:mat|phan|noi dung)|kha kha|kha nhieu|tuong doi|phan (?!viec|nay|do|minh|cua|bao cao|mem|(?:cap|cong|loai|tich|bo|anh|hoi|quyen|nhom|dinh)(?![a-z])|[ivx]+\b)[a-z]+|(?:khau|buoc|giai doan|cong doan|dot|vong) [a-z0-9]+|(?:viec|cong tac|thu tuc) (?:lay y kien|soan|khao sat|thu thap|lap danh|thong ke|gop y|trinh|du thao|xin y kien|chuan bi)|khung|de cuong|tren giay(?! phep)|trong dau(?! (?:thang|quy|tuan|nam))|cho (?:co|dep|vui|xong|qua chuyen)|thi (?:hoi|con|qua|chua|van con) (?:som|lau|dung|phai|han|chac)|(?:som|nhanh|muon|cham) nhat|(?:truoc|sau) (?:thu (?:\d|hai|ba|tu|nam|sau|bay)|tet|tuan|cuoi|khi|hop)|sau(?: (?:a|nhe|em|chi|anh))* *$|theo (?:bao cao|bc|loi|thong tin|tin) cua(?! (?:em|don vi|xa|so|huyen)(?![a-z]))|(?:noi )?(?:cai )?gi *$|nghia la|tinh (?:theo|tu|luc)|thi (?:ghi|gui|bam|bao|nop|lam|chon|hoan thanh|se|moi)|tuy (?:thuoc|vao|theo|sep|lanh dao|tinh|huyen)|(?:khi|sau khi|luc) [a-z]+|la (?:ky|duyet|co|xong)|bang mieng|(?:tot|kha|duoc|dc|muc|dat|on|moi|khoang|tam|chung|gan|hon|tren|duoi)(?: [a-z]+)? \d{1,2}(?:[.,]\d+)? ?(?:%|phan tram)(?! (?:tthc|thu tuc|ho so|hs|don vi|can bo)))(?![a-z])/;
const SOME = "^ *(?:(?:duoc|dc|them|khoang|hon|gan|tam) )*(?:\\d{1,4}|mot|hai|ba|bon|vai|may|mot so|mot vai)";
const AS_DUE =
  "(?!.*(?<![a-z])(?:theo (?:ke hoach|kh|yeu cau|quy dinh|chi tieu)|(?:duoc|da) giao|dang ky|de ra|con lai|cuoi cung|dat 100)(?![a-z])|[^,;.]*[,;.] *(?:(?:da|roi|va) )*(?:dang(?= (?:len|tai|trang|cong|web))|cong khai|ban hanh|phat hanh)(?![a-z]))";
/** "xong 2 bước", "chọn xong tài liệu để trình": parts of some work, or a step on the way. */
export const SOME_PARTS = new RegExp(
  `${SOME} (?:buoc|phan|muc|cai|phu luc|khau|cong doan|giai doan|chuong)(?![a-z])${AS_DUE}|^(?: [a-z0-9]+){1,6} de (?:lam|quay|xay dung|trinh|ban hanh|soan|ra soat|tham dinh|trien khai|chuan bi|lay y kien|hop)(?![a-z])(?! *$)`,
);
/** "xong 3 thủ tục": so many of some, where the work ends only once. */
export const SO_MANY = new RegExp(
  `${SOME} (?:thu tuc|tthc|quy trinh|qt|video|clip|viec|dau viec|noi dung|ho so|hs|linh vuc|nhom|lop|cuoc|buoi|bai|tin|xa|phuong|huyen|phong|don vi|dv|van ban|quy dinh|bien ban|bieu|truong hop)(?![a-z])${AS_DUE}`,
);
/** "lập xong danh mục": what is drawn up on the way. */
export const DRAWN_UP = /(?<![a-z])(?:lap|soan|thong ke|thu thap|tong hop) *$/;
export const DRAFTED = new RegExp(
  `^ *(?:duoc |dc )*(?:ban )?(?:danh muc|danh sach|bieu mau|phu luc|de cuong|so lieu|du thao)(?![a-z])${AS_DUE}`,
);
/** Work that waits for this has not ended. */
export const WAITING =
  /(?:^|[^a-z])(?:cho|doi|de)(?: [a-z]+){0,3} (?:ky|duyet|phe duyet|ban hanh|dong dau|phat hanh|tham dinh|thong qua|cap so|lay so)(?![a-z])/;
/** A document that is none any more, or none yet. */
export const WITHDRAWN =
  /(?:^|[^a-z])(?:(?:da|bi|vua|nay)(?: duoc| bi| vua)* (?:thu hoi|huy bo|huy)|bi (?:[a-z]+ ){0,3}(?:bac(?! (?:ai|ninh))|tu choi|che|tra(?! loi))|nhung (?:thu hoi|huy)|(?:huyen|tinh|so|vp|van phong|cap tren|sep|lanh dao|chu tich) (?:da |vua |lai )?(?:tra (?:lai|ve)|yeu cau (?:sua|lam lai)|(?:bao|keu|bat|noi|nhac|cho)(?: phai| ve)* (?:sua|lam|chinh sua|chinh|trinh|soan) lai)|het hieu luc|(?:thu hoi|huy bo|huy) *$|sai so(?! lieu)|xin cap lai|(?:la |ban )?du thao(?= *(?:so )?\d| *$)|la (?:ban )?(?:du thao|nhap))(?![a-z])/;

/** In front of a figure, in its clause: that it is one of a part, of what is left, of more, or none that counts. */
export const FIGURE_OF_LESS =
  /(?:^|[^a-z])(?:(?:rieng|tinh rieng) (?:linh vuc|phong|xa|thang|mot)|linh vuc|trong do(?! (?:(?:thang|quy|t|q) ?[\divx]|6 thang))|mot (?:phong|don vi|xa|linh vuc)|phong (?!tu phap|tp |em|toi|minh)[a-z]+|luy ke(?! (?:(?:6|9|sau|chin) thang|(?:ca )?nam|nua (?:dau )?nam|[36]t))|luy tien|cong don(?! (?:(?:[69]|sau|chin) thang|(?:ca )?nam|nua (?:dau )?nam|[369]t))|cong ca|hai quy(?! [iv\d])|tong (?:hai|2|6) (?:quy|thang)|so (?:lieu )?(?:so bo|tam|cu|du kien|uoc)|so bo|du bao|(?:thap|cao|kem|tot) nhat|moi (?:tinh|thong ke|tong hop|co so|cap nhat)|lam tron|ngot nghet|sao lai|dinh (?:bao|ghi|gui|nhap)|muon (?:bao|ghi)|ai (?:bao|ghi))(?![a-z])|(?:^|[^a-z])(?:(?<!xu ly )dung han|truoc han|qua han|tre han|(?<!(?:thang|quy|t|th|thg|nua) )(?:dau|giua|cuoi) nam|tuan nay|tuan truoc|hom nay|hom qua|hom kia)(?: (?:la|dat|duoc|thi))* *$|(?:^|[^a-z])(?:(?:can|phai|muon|toi thieu)(?: (?:dat|duoc|co|them|len))*|(?<!bat )dau (?:co |duoc )?(?:toi|den)|(?:xep(?: hang| thu)?|diem(?: so)?|vi tri)(?: (?:la|dat|duoc|thu))*) *$|(?:^|[^a-z])(?:thieu|lech|chenh|chenh lech|sai|tre|cham|sot) *$|(?:^|[^a-z])(?:ho so|hs|so luong|giao dich)(?: (?:nop|tiep nhan|nhan|bi|con))* (?:truc tiep|giay|(?:tre|cham|qua)(?: han)?)(?: (?:la|co|thi))*[ :]*$|(?:^|[^a-z])(?:bo so|xoa|huy|khong lay|loai so)(?: (?:so|so lieu|di))* *$|(?:^|[^a-z])(?:hom|trang|dong|stt|so thu tu|phien ban|lan|luc) *$/;
/** "còn 15%" of what is a share of 100; of days or files it may be how many there are. */
export const LEFT_SHARE = /(?<!(?:chi|giam|tut|ha|xuong|gio|nay))(?:^|[^a-z])(?:con|con lai) *$/;
/** Behind a figure, that it is not yet certain, more or less, or not of all. */
export const FIGURE_NOT_SURE =
  /^ *(?:(?:thi|ma|lai|nhung) )*bi (?:[a-z]+ ){0,3}(?:che|bao sai|bao loi|tu choi|tra lai|bac)(?![a-z])|^ *(?:ho so|hs) (?:moi|cu|giay|ton|chuyen ky)(?![a-z])|^ *(?:hon|co le|may phan tram|le)(?= *(?:$|[,;.)]))|[,;(] *(?:(?:ma|nhung|la) )*(?:so|cai|con so)(?: lieu)? (?:nay|do|kia|tren)(?: (?:la|chi|moi))* cua (?:rieng )?(?:mot )?(?:phong|bo phan|ho|don vi khac)(?! tu phap)|^ *[,;(]? *(?:tro (?:len|xuong)|la (?:it|cao|nhieu|thap) nhat|la cung|cong tru|lam tron|(?:la |so )*(?:so bo|so tam|so cu|so du kien|so uoc)|gi do|do lai|tinh sao|thoi ha|diem(?: phan tram)?(?! hai long)|(?:hay|hoac)(?: la)? \d|(?:dang|cho|doi|se|can|phai|de)(?: [a-z]+){0,3} (?:doi chieu|ra lai|ra soat lai|kiem tra lai|kiem tra|duyet|xac minh|chot|tham dinh|thong nhat|ky)|(?:chua|khong|ko) (?:tinh|ke|gom|bao gom|chot|kiem tra|duyet|doi chieu|chinh thuc|tru)|(?:tru|ngoai tru|loai tru) [a-z]+)(?![a-z])/;

/** What the whole province is said of, by whoever sums it up: "toàn tỉnh 85%". */
export const OF_DISTRICT = /(?:^|[^a-z])(?:toan|ca|cua) huyen(?![a-z])/;
export const OF_PROVINCE =
  /(?:^|[^a-z])(?:toan tinh|ca tinh|(?:cac|binh quan|trung binh)[a-z ]{0,12} (?:toan )?tinh)(?![a-z])/;

/** What asks to take back what was reported: "báo hoàn thành hồi sáng bỏ giùm". */
export const TAKE_BACK =
  /(?:^|[^a-z])(?:(?<!(?:dong|noi|can|tien|toan) )bo|xoa|huy|rut)(?: (?:bao cao|cai (?:do|nay)|no|so(?: do| nay)?))? (?:giup|gium|dum|ho(?! so))(?: (?:em|toi|minh|voi))*(?![a-z])/;
/** Who congratulates reports nothing. */
export const CONGRATULATING =
  /(?:^|[^a-z])(?:chuc mung|(?<=^|[,.;!:] ?|(?:xin|kinh) )chuc (?:cac|anh|chi|em|moi|ca|toan|quy|vp|van phong)|cau (?:cho|mong|troi|chuc)|hoan ho|khen|bieu duong)(?! thuong)(?![a-z])/;
/** ", chúc cả nhà nghỉ lễ vui": wishes behind a report are courtesy; of an end they would be none. */
export const WISHING_WELL =
  /[,;.!–-] *(?:(?:da|va|em|toi|minh|xin|kinh|ben em|xa|so) )*chuc (?!mung)(?:(?!xong|hoan thanh|nhiem vu|dat)[a-z]+ ){0,10}(?:vui|khoe|manh|lanh|binh an|an khang|hanh phuc|may man|nghi|le|tet|cuoi tuan|ngay moi|tuan moi|nam moi|vui ve|suc khoe)(?![a-z])(?: (?!xong|hoan thanh|nhiem vu)[a-z]+){0,10}[\s!.~:)]*$/;
/** "100% kiểu gì khi mạng rớt": that it cannot be. */
export const CANNOT_BE =
  /(?:^|[^a-z])(?:kieu gi|kieu chi|cach nao|sao noi|sao ma|the nao duoc)(?: (?:ma )?(?:duoc|noi|kip|dat))* (?:khi|luc|trong khi|neu)(?![a-z])/;
/** "kính mời các đồng chí dự họp, nội dung: …"; who "đã mời" tells of work. */
export const INVITING =
  /(?:^|[^a-z])(?:kinh moi|tran trong (?:kinh )?moi|(?<!(?:da|giay|thu|gui|van|co|duoc) )moi (?:cac|quy|toan the) (?:d\/c|dc|dong chi|anh chi|anh\/chi|dai bieu|vi))(?![a-z])/;
/** "V.1 mà xong là em báo liền", "để em xin ý kiến đã": what will be told. */
export const TO_BE_TOLD =
  /^[^a-z0-9]*(?:(?:da|vang|a|oi|anh|chi|em|(?:ct-?)?[a-z]{1,5}[.-]?\d{1,2}[a-z]?) )*de (?:em|toi|minh|ben em)(?: [a-z0-9.]+){1,8} (?:da(?= *(?:a|nhe|nha|chi|anh)*[.!]*$)|(?:roi|xong) (?:(?:em|toi|se) )*(?:bao|gui|nop)(?![a-z]))|(?<![a-z])(?:ma|neu|khi nao|bao gio|chung nao) (?:xong|hoan thanh|co|dat|du)(?: [a-z]+){0,3} (?:la|thi) (?:(?:em|e|toi|minh|ben em|xa|so|huyen|se) )+(?:bao|gui|nop|nhap)(?![a-z])/;
/** "…, còn em đang làm": from others to the writer. */
export const TURNING_TO_SELF = /[,;.] *(?:con|rieng|nhung)(?: phan)? (?:em|toi|minh|tui|ben em|ben toi)(?![a-z])/;
/** "…, bên mình V.1 chưa làm": the writer's own, whatever leads to it. */
export const OF_SELF =
  /[,;.] *(?:(?:con|rieng|nhung|phan) )*(?:ben|phia|don vi|co quan|so|huyen|xa|phuong) (?:em|toi|minh|tui)(?![a-z])/;
/** "nghe đâu bên Bảo Lộc V.1 xong rồi": talk of others. */
export const HEARD_SAY =
  /^[^a-z]*(?:(?:da|vang|a|oi|ma|ua) )*(?:nghe (?:dau|noi|bao|don|ke|phong phanh)|hinh nhu)(?: (?:la|ben|thay|cac|may))* /;

/** "nhờ chị nhắc mà em kịp hoàn thành hết", beside thanks: why somebody is thanked. */
const KEPT_UP =
  "(?<![a-z])nho(?: (?:co|duoc|su))? (?:[a-z]+ ){1,4}(?:ma|nen|moi)(?: (?:em|toi|minh|tui|ben em|ben toi|xa|so|huyen|phuong|don vi|da|kip|lam|bao|nop|gui|cung|moi|deu|duoc))* (?:xong|hoan thanh|kip|nop|bao cao)(?: (?:het|roi|xong|ca|viec|bao cao|dung han|kip|nhiem vu|day|a|nhe|em|tat ca))*(?= *(?:[,.!]|$))";
const THANKS = "(?<![a-z])(?:cam on|cam ta|biet on|tks|thanks|thank)(?![a-z])";
export const THANKING = new RegExp(`${THANKS}.*${KEPT_UP}|${KEPT_UP}.*${THANKS}`);
/** "nhập 30 phút không xong", "gửi hoài không được": what the machine does not do, and no work of a plan. */
export const STUCK_AT_IT =
  /(?<![a-z])(?:he thong|phan mem|bot|mang|may|trang|app|web|link|zalo)(?![a-z])[^.;]{0,60}(?<![a-z])(?:nhap|gui|bam|tai|dang nhap|vao|mo|up|load|luu|nop)(?: (?!xong|hoan)[a-z]+){0,2} (?:mai|hoai|suot)(?: (?:ma|van|cung))* (?:khong|ko|k|chua|chang) (?:xong|duoc|dc|len|noi|vao|qua)(?![a-z])|(?<![a-z])(?:nhap|gui|bam|tai|dang nhap|vao|mo|up|load|luu|nop)(?: (?!xong|hoan)[a-z]+){0,3} (?:(?:(?:ca|hon|mat|gan) )*(?:\d{1,3}|may|ca|nua|mot|hai|chuc) (?:phut|tieng|gio|buoi|lan))(?: (?:ma|van|cung|lien|dong ho))* (?:khong|ko|k|chua|chang) (?:xong|duoc|dc|len|noi|vao|qua)(?![a-z])/;

/** What is copied from elsewhere is nobody's report: "copy từ nhóm: …", "chuyển tiếp: …". */
export const FORWARDED =
  /^[^a-z0-9]*(?:copy|copied|chep|forward(?:ed)?|fwd?|chuyen tiep|chuyen lai|trich|nguyen van|tin nhan)(?: (?:lai|tu|cua|tin|nhom|ben|trong|tren|zalo|nhan))*(?: ?[\])]|(?: [a-z]+){0,4} ?:)/;

/** Of a difficulty, that it is feared, asked after or denied: "sợ vướng", "vướng gì đâu". */
export const FEARED = /(?<![\p{L}])(?:sợ|lo|ngại|hỏi|e là|e|tránh|đề phòng|để khỏi|liệu có)(?: (?:bị|có|là|gặp))* *$/iu;
export const NO_TROUBLE =
  /^ *(?:(?:viu|mac)? *gi (?:dau|bao|thi|khong|ko|chi|anh)|(?:o )?(?:cho|khau|diem) nao|(?:lich )?(?:hop|cong tac|bau bi|con nho|viec (?:nha|rieng))|(?:da|deu) (?:qua|het|xong|on)|(?:[a-z]+ ){0,4}(?:thang|quy|nam|ky|tuan) (?:truoc|ngoai)|\(neu co\)|(?:mac )?gi (?:dau|khong|ko)|(?:mac )?thi (?:khong|ko)|dau(?! (?:do|vao)))(?![a-z])/;
/** Where something is said not to have arisen, that something has: "không có hồ sơ trễ, 1 hồ sơ quá hạn", "không trễ nhiều". */
export const YET_ARISEN =
  /[,;.] *(?:(?:co|nhung|rieng|ma) )*(?:(?:moi|chi|chi co|dung|duy nhat|co moi|moi co) )+(?:[1-9]\d{0,3}|mot|hai|ba|vai|may) (?:ho so|hs|truong hop|vu|don|pakn|phan anh|yeu cau|cai|can bo)(?![a-z])|[,;.] *(?:(?:nhung|con|co|chi|rieng|va) )*[1-9]\d{0,4} (?:ho so|hs|truong hop|cai|can bo|vu|phan anh|don|pakn)(?: (?!dung)[a-z]+){0,4} (?:tre|cham|qua han|muon|vi pham|phat sinh)(?![a-z])|(?:tre|cham|qua han|muon)(?: han)? (?:nhieu|lau|may|dang ke|nghiem trong|(?:qua|tren|hon) \d)/;

/** Why nothing is told to have arisen, which is no reason for it: "vì hệ thống lỗi", "do quên nhập". */
export const SPOILED =
  /^ *[,(]? *(?:vi|do|boi|tai)(?: (?:vi|la|tai))* (?:(?!khong |ko |k |chua |het )[a-z]+ ){0,4}(?:loi|hu|hong|rot|treo|sap|nghen|mat|ban|nghi|quen|ket|thieu)(?![a-z])/;

/** A bare word for another kind of agency in front of what is done: "huyện đã thực hiện", written by a commune. */
export const BARE_KIND =
  /^[\s,:]*(?:(?:quy|thang|ky|q|t)\.? ?(?:\d{1,2}|[ivx]{1,4}|nay)(?:\/\d{2,4})?[\s,:]+)?(?:(?:ubnd|ben|phia) )?(huyen|xa|so|tinh)(?= (?:da|chua|dang|cung|moi|lam|xong|thuc hien|hoan thanh|ban hanh|thi|dat|bao|tinh|ghi)(?![a-z]))/;
/** What leads from others to the writer, who comes next: "nhưng xã em", "còn phần bên em", ", đơn vị mình". */
export const TURN =
  /(?:[,;.]|(?<![a-z])(?:nhung|con|song|rieng|ma(?= (?:em|minh|ben|xa|huyen|so|don vi) )))\s+(?:(?:nhung|con|song|rieng|ma|thi|chi|phan|o|ve)\s+)*/g;
export const SELF =
  /(?:(?:ubnd )?(?:ben|phia|cho|don vi|dv|co quan|cq|xa|phuong|thi tran|huyen|thanh pho|so|ban|nganh|phong) )?(?:chung em|chung toi|tui em|em|minh|toi|tui)(?![a-z])(?: (?:thi|la)(?![a-z]))?/y;
export const SPEAKS_OF_SELF = /(?<![a-z])(?:em|minh|toi|tui|chung toi)(?![a-z])/;
/** Another kind of agency that a line begins with; whom a report is sent to ends there. */
export const KIND_AHEAD = /^(?:ubnd |ben |phia )?(huyen|xa|so|tinh)(?= [a-z])(?! (?:em|minh|toi|tui|oi|a)(?![a-z]))/;
/** "hoàn thành iv.3 là huyện" */
export const NAMED_LAST = /(?<![a-z])la (?:ubnd |ben |phia )?(huyen|xa|so|tinh)(?: (?:roi|a|thoi))* *$/;
export const DOING = /(?: (?:da|vua|moi|lam|thi|cung|deu|hien|thuc hien|trien khai|bao|bao cao)(?![a-z]))*/y;
/** Whom a report is sent to: "báo cáo huyện iv.3 xong". */
export const SENT_TO = /(?:^|[^a-z])(?:gui|bao cao|bc|bao|trinh|thua|nop)(?: (?:len|cho|den|toi|ubnd))* *$/;
