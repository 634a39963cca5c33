/**
 * A civil date of Asia/Ho_Chi_Minh as "2024-02-29". A deadline is a day, not an instant; as text it compares with
 * `<`, survives JSON and cannot shift with a server's time zone.
 */
export type Day = string;
