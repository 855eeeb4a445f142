/** Titles of the demo's stories and words for the outcomes that are no codes. */
export const STORY_KEYS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  paid_advert: { title: "story-paid-advert", text: "story-paid-advert-text" },
  says_15: { title: "story-says-15", text: "story-says-15-text" },
  runs_accounts: { title: "story-runs-accounts", text: "story-runs-accounts-text" },
  mass_collecting: { title: "story-mass-collecting", text: "story-mass-collecting-text" },
  prosecutor: { title: "story-prosecutor", text: "story-prosecutor-text" },
  journalist: { title: "story-journalist", text: "story-journalist-text" },
  forced: { title: "story-forced", text: "story-forced-text" },
};

export const OUTCOME_KEYS: Readonly<Record<string, string>> = {
  posted: "outcome-posted",
  published: "outcome-posted",
  held: "outcome-held",
  refused: "outcome-refused",
  returned: "outcome-returned",
  removed: "outcome-removed",
  nothing: "outcome-nothing",
  reported: "outcome-reported",
  receipt: "outcome-reported",
  answered: "outcome-answered",
  pages_read: "outcome-pages-read",
  band_and_bucket: "outcome-band-and-bucket",
};
