/** The file of cells: the repository's own, and the smaller one that browsers get. Imports nothing: the build reads it too. */
const COLUMNS = ["cell", "departement", "name", "around", "postcodes"] as const;

/** The columns that the browser needs, from the whole table of the repository. Run when the interface is built. */
export function browserCells(csv: string): string {
  const { at, rows } = columnsOf(csv);
  return [COLUMNS, ...rows.map((row) => at.map((column) => row[column] ?? ""))].map((row) => row.join(",")).join("\n");
}

/** Where the columns stand, and the rows. Throws when a column or a field is missing. */
export function columnsOf(csv: string): { at: number[]; rows: string[][] } {
  const [head = "", ...lines] = csv.trim().split(/\r?\n/);
  const names = head.split(",");
  const at = COLUMNS.map((column) => names.indexOf(column));
  const rows = lines.map((line) => line.split(","));
  const whole = !at.includes(-1) && rows.length > 0 && rows.every((row) => row.length === names.length);
  if (!whole || csv.includes('"')) throw new Error("This is not a table of cells: a column or a field is missing.");
  return { at, rows };
}
