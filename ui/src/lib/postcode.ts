/**
 * A postcode becomes a département here, in the browser; the postcode itself is never sent (law L8).
 */
import { isDepartement } from "./departements";

export type Postcode =
  | { readonly kind: "partial" }
  | { readonly kind: "unknown" }
  | { readonly kind: "known"; readonly departement: string };

/** Reads what was typed so far. Spaces are forgiven; five digits are needed. */
export function departementOf(typed: string): Postcode {
  const digits = typed.replace(/\s/g, "");
  if (!/^\d*$/.test(digits) || digits.length > 5) return { kind: "unknown" };
  if (digits.length < 5) return { kind: "partial" };
  const departement = rule(digits);
  return isDepartement(departement) ? { kind: "known", departement } : { kind: "unknown" };
}

function rule(digits: string): string {
  if (digits === "94390") return "91"; // Orly's airport: its post office lies in Essonne
  const three = digits.slice(0, 3);
  if (three === "200" || three === "201") return "2A";
  if (three === "202" || three === "206") return "2B";
  if (three.startsWith("97") || three.startsWith("98")) return three;
  return digits.slice(0, 2);
}
