/**
 * What lists call a unit whose source gives no short name: "Đạ Long" of "UBND xã Đạ Long, huyện Đam Rông", "Phường 1" and
 * "Thị trấn Di Linh" where the bare name would be another's; other names stay whole.
 */
export function shortNameOf(name: string): string {
  const place = /^(?:UBND|Ủy ban nhân dân) (xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố) ([^,]+)/iu.exec(
    name,
  );
  if (!place) return name;
  const [, kind = "", rest = ""] = place;
  const bare = rest.trim();
  const needsKind = kind.toLowerCase() === "thị trấn" || /^\d/.test(bare);
  return needsKind ? `${kind[0]!.toUpperCase()}${kind.slice(1).toLowerCase()} ${bare}` : bare;
}
