import type { NamedRange } from "hucre";

/**
 * What is printed of a sheet, as the names that a workbook keeps it under: the first row on every page, and of the columns
 * those of `area` ("$A$1:$K$99"). hucre's own settings of a page name the sheet without quotation marks, which a name with
 * a blank needs: LibreOffice passes over them, Excel calls the file damaged.
 */
export function printNames(sheet: string, area?: string): NamedRange[] {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const names = [{ name: "_xlnm.Print_Titles", range: `${quoted}!$1:$1`, scope: sheet }];
  return area === undefined
    ? names
    : [...names, { name: "_xlnm.Print_Area", range: `${quoted}!${area}`, scope: sheet }];
}
