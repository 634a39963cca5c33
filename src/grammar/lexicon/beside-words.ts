/** Words, folded, that tell in front of a figure whose or of when it is, where another stands beside it. */

const UNIT = "(?:don vi|dv|co quan|so|ban|nganh|huyen|xa|phuong|thi tran|phong|cho|ben)";
export const BESIDE_OTHERS = new RegExp(
  `(?<![a-z])(?:(?:cac |may |nhung )?${UNIT} (?:khac|ban|kia|ben canh|lan can|ben|nguoi ta)|(?:tren )?(?:he thong|phan mem|may|cong)(?: (?:van|dang|thi|lai|moi|chi))*(?: (?:bao|hien|hien thi|ghi|tinh|cho|ra|la))*(?= *$)|nguoi ta|ca nuoc|toan quoc|toan tinh|ca tinh|toan huyen|toan nganh|binh quan|trung binh)(?! (?:em|minh|toi))(?![a-z])`,
);
export const BESIDE_EARLIER =
  /(?<![a-z])(?:(?:cung )?(?:ky|quy|thang|lan|hom|tuan|dot|bua) truoc|(?:cung ky )?nam (?:truoc|ngoai)|cung ky|truoc (?:do|day|kia)|hom (?:no|qua)|hoi (?:dau|truoc))(?![a-z])/;
/** Behind a period: "quý I báo 71%". */
export const GIVEN_BEFORE = /^ *(?:(?:em|toi|minh|da|co) )*(?:bao|bao cao|bc|gui|nop|nhap)(?: (?:la|duoc|dat))* *$/;
export const BESIDE_TARGET =
  /(?<![a-z])(?:(?:nam nay |nam 20\d\d )?(?:(?:chi tieu|muc tieu|ke hoach|kh)(?: nam(?: nay)?)?(?: (?:tinh|huyen))? giao|(?:tinh|huyen|duoc|tren|cap tren) giao|giao)(?: (?:cho|xa|huyen|so|don vi|em|minh|ben em|xa em|la|dat|phai dat|toi thieu))*|(?:muc tieu|phan dau|yeu cau)(?: (?:la|dat|nam|phai dat|den|toi thieu))*|(?:chi tieu|ke hoach|kh)(?: (?:ct-?)?[a-z]{1,2}\d{1,2}[a-z]?)?(?: (?:nam|nam nay|nam 20\d\d))?(?: (?:la|phai|phai dat|toi thieu|yeu cau))*) *:? *$/;
/** That it is the writer's of now: "giờ", "kỳ này", "em mới được". */
export const BESIDE_NOW =
  /(?<![a-z])(?:em|toi|minh|gio|bay gio|hien|hien nay|hien tai|hien gio|den nay|toi nay|(?:ky|quy|thang|lan|dot) nay|thuc hien|thuc te|ket qua|moi (?:duoc|dat|co)|moi dat duoc)(?![a-z])/;
