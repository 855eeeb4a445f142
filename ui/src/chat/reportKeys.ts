/** A report's reasons, in a person's words. */
import type { ReportReason } from "../lib/protocol.gen";

export const REPORT_KEYS: Readonly<Record<ReportReason, string>> = {
  insult: "reason-insult",
  sexual: "reason-sexual",
  seems_minor: "reason-seems-minor",
  forced: "reason-forced",
  blackmail: "reason-blackmail",
  scam: "reason-scam",
  threat: "reason-threat",
  dangerous_meeting: "reason-dangerous-meeting",
  hate: "reason-hate",
  other: "reason-other",
  contest: "reason-contest",
};
