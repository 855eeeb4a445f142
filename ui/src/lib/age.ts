/** The bands of ages that others see, as the server makes them: never the age itself. */
import { LIMITS } from "./protocol.gen";

const OLDEST_FROM = 90; // someone of 104 would be alone in a band

/** Five years, for people in a crowd: "18-19", "40-44"; null while the number is no age of an adult. */
export function ageBand(age: number): string | null {
  const low = age - (age % 5);
  return band(age, low, low + 4);
}

/** Ten years, while few people are alike: "18-29", "40-49"; null while the number is no age of an adult. */
export function wideBand(age: number): string | null {
  const low = age - (age % 10);
  return age < 30 ? band(age, LIMITS.ageYearsMin, 29) : band(age, low, low + 9);
}

function band(age: number, low: number, high: number): string | null {
  if (!Number.isInteger(age) || age < LIMITS.ageYearsMin || age > LIMITS.ageYearsMax) return null;
  if (age >= OLDEST_FROM) return `${OLDEST_FROM}-${LIMITS.ageYearsMax}`;
  return `${Math.max(low, LIMITS.ageYearsMin)}-${high}`;
}
