/** The band of ages that others see: five years wide, never the age itself. */
import { LIMITS } from "./protocol.gen";

/** "40-44", or null while the number is no age of an adult. */
export function ageBand(age: number): string | null {
  if (!Number.isInteger(age) || age < LIMITS.ageYearsMin || age > LIMITS.ageYearsMax) return null;
  const low = age < 20 ? LIMITS.ageYearsMin : age - (age % 5);
  return `${low}-${age < 20 ? 19 : low + 4}`;
}
