/**
 * A state, a share or a document, folded: whoever says so reports, whatever else the words ask. "đã" is not among them,
 * which without its marks begins names.
 */
export const TELLS_STATE =
  /\d ?(?:%|\/)|(?<![a-z])(?:xong|hoan thanh|dang|chua|khong|ko|vuong|kho khan|phat sinh|thuc hien|trien khai|ban hanh|cong khai)(?![a-z])/;
