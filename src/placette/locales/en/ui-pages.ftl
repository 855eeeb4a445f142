### Sentences of the pages around the square: shop window, entrance, proof, settings, demonstration.

## Everywhere
nowhere-title = There is nothing at this address
nowhere-text = The link may be old, or incomplete.
nowhere-back = Back to the square

## Shop window
vitrine-eyebrow = Among adults, among neighbours
vitrine-title = A small square where people talk.
vitrine-lead = Rooms for going out, gardening, cooking, lending a hand, or just saying good evening to people nearby.
vitrine-enter = Come in
vitrine-finish = Finish coming in
vitrine-enter-hint = Four fields, no e-mail address. Adults only, with a proof.
vitrine-ended = Your session on this device has ended. You can come in again.
vitrine-rooms = The rooms
vitrine-home-room = Your local room
vitrine-home-room-text = The room of your area. While you are few it grows wider, at most to the département.
vitrine-hours = Welcoming hours
vitrine-hours-span = From { $from } to { $to }
vitrine-open = Someone is here to welcome you now.
vitrine-opens = Next welcome: { $time }.
vitrine-hours-text = Every day. Outside these hours people read, and go on with their conversations.
vitrine-hosts = Here to welcome you: { $hosts }.
vitrine-promises = What we promise
vitrine-promise-location = Nobody sees where you live: your postcode stays on your device. Only your area is sent, a group of at least 25,000 inhabitants.
vitrine-promise-retention = What is said in rooms stays for { $days ->
    [one] one day
   *[other] { $days } days
  }, then disappears.
vitrine-promise-answer = Every report gets a number, and an answer from a person within { $days ->
    [one] one day
   *[other] { $days } days
  }.

## Coming in
entry-title = Come in to the square
entry-lead = Four fields. Under each, who will see what.
entry-nickname = Nickname
entry-nickname-hint = Seen by members. Not your real name.
entry-nickname-fault = Choose a nickname.
entry-nickname-free = “{ $nickname }” is free.
entry-proposals = Free right now:
entry-age = Age
entry-age-hint = Nobody sees your age, only a band.
entry-age-seen = Seen: { $band }. Your exact age, nobody.
entry-age-fault = Give your age in years, { $max } at most.
entry-gender = Gender
entry-gender-hint = Seen by members.
entry-gender-hidden = Nothing will be shown.
entry-gender-fault = Choose an answer. “I’d rather not say” is one.
entry-postcode = Postcode
entry-postcode-hint = Stays on your device. Only your area is sent: a group of at least 25,000 inhabitants.
entry-postcode-fault = Give the five digits of your postcode.
postcode-unknown = We do not know this postcode. Take the one of your town.
postcode-company = This is a company’s code (CEDEX). Take the one of your town.
postcode-suggestions = Perhaps:
postcode-departement = Département { $number }, { $name }. The area is coming…
postcode-outside = { $place }: this square does not welcome your area yet. It is no fault of yours, it is a small one.
postcode-territory = It welcomes: { $places }.
postcode-no-table = The list of areas did not come. Nothing is lost: your postcode stays here, and we never send a postcode instead.
entry-shared = This is a shared computer
entry-shared-hint = Nothing will be kept here, and closing the browser signs you out.
entry-preview-name = Your nickname
entry-preview = Seen: { $band }, { $place }
entry-preview-later = When there are enough of you around here: { $band }, { $place }.
entry-preview-empty = This is what others will see of you.
entry-continue = Continue
entry-sending = One moment…
entry-next = Next step: prove that you are 18, without saying who you are.

## Under 18
kind-title = This square is for adults only
kind-lead = Thank you for being frank. This place is not made for you, but others are, with real people to talk to.
kind-help = Talk to someone
kind-119 = Children in danger. Day and night, for you or for someone else.
kind-3018 = Harassment, blackmail, images: what happens online. Every day from 9 am to 11 pm.
kind-fsj = Fil Santé Jeunes: health, love, mood, questions. Every day from 9 am to 11 pm.
kind-free = These calls are free, anonymous and confidential.
kind-kept = This browser remembers this answer. We kept no nickname and no address.
kind-mistake = A mistake?
kind-mistake-text = A proof of age lifts this. It does not say who you are.
kind-prove = Prove my age

## Proof of age
proof-title = Prove that you are 18, without saying who you are
proof-lead = A proof says one thing only: “adult”, or nothing.
proof-picture-1 = The prover knows you, and does not know where you are going.
proof-picture-2 = A single answer travels: “18 or over”.
proof-picture-3 = We know that you are an adult, never who you are.
proof-providers = Choose a proof
proof-provider-demo = Demonstration proof
proof-half-1 = Will not know which site you visit
proof-half-1-no = Will know which site you visit
proof-half-2 = Will not tell us who you are
proof-half-2-no = Will tell us who you are
proof-begin = Begin
proof-none = No proof is offered here for now. The door stays closed.
proof-waiting = Waiting for your app…
proof-waiting-text = Answer in the proof app. You have ten minutes, this page waits for you.
proof-demo-text = In this demonstration you play the app. What does it answer?
proof-demo-adult = Answer “adult”
proof-demo-minor = Answer “minor”
proof-demo-silent = Answer nothing
proof-other = Choose another proof
proof-not-valid = Proof not valid
proof-done = Proof received
proof-done-text = This browser has proved its age. Four fields remain.
proof-to-entry = Go on to the entrance
proof-why = Why a proof?
proof-why-text = On a meeting place without checks, minors are in danger, and ill-meaning adults know it. A box saying “I am 18” stops nobody. An anonymous proof does.

## My words
mine-title = My words
mine-lead = What you reported to us, and what became of your messages.
mine-reports = My reports
mine-no-reports = No report. The button is on every message, behind the three dots.
report-open = open
report-answered = answered
report-answered-at = Answered on { $date }
mine-texts = My held or refused messages
mine-no-texts = None. All your messages went through.

## Settings
set-title = Settings
set-lead = Each choice is kept at once.
set-saved = Saved
set-theme = Colours
set-theme-auto = Like my device
set-theme-light = Light
set-theme-dark = Dark
set-size = Text size
set-size-100 = Normal
set-size-115 = A little larger
set-size-130 = Large
set-size-150 = Very large
set-motion = Motion
set-motion-auto = Like my device
set-motion-less = As little as possible
set-announce = Messages read aloud
set-announce-hint = For screen readers: what is announced when others write.
set-announce-all = Everything
set-announce-count = Only the count
set-announce-none = Nothing
set-send = To send
set-send-enter = Enter
set-send-ctrl = Ctrl or ⌘ + Enter
set-keys = Shortcuts
set-single-keys = Single-key shortcuts (?)
set-me = What others see of me
place-change = Move somewhere else
place-now = Your area: { $place }.
place-left = { $left ->
    [0] You have already moved { $max } times in { $days } days. A little patience is needed.
    [one] You can move once more within the { $days } days.
   *[other] You can move { $left } times in { $days } days.
  }
place-what = You will leave the rooms of your present area, and those of the new one will be offered to you. Your other rooms and your conversations stay.
place-postcode = Postcode of the new place
place-same = This is already your area.
place-send = Move
place-sending = One moment…
place-done = Done. Your area: { $place }.
set-devices = My devices
set-this-device = this device
set-last-day = Last used on { $day }
set-revoke = Sign out{ " " }
set-revoked = Device signed out
set-sign-out = Leave the square

## Demonstration
demo-title = Seven stories
demo-lead = What this square does differently, from three chairs: who writes, who is opposite, who moderates. Those that are built were played on this server just now.
demo-not-built = Not built yet
demo-sender = The person writing
demo-other = The other person
demo-moderator = Moderation
demo-sees-nothing = Sees nothing.
story-paid-advert = A false paid advert
story-paid-advert-text = Someone posts an advert with a phone number.
story-says-15 = Someone says they are 15
story-says-15-text = One plain sentence, in a room of adults.
story-runs-accounts = One person behind several accounts
story-runs-accounts-text = Different accounts, the same hand.
story-mass-collecting = Collecting profiles in bulk
story-mass-collecting-text = A program tries to copy everything.
story-prosecutor = An order from a prosecutor
story-prosecutor-text = What is handed over, to whom, and the trace it leaves.
story-journalist = A journalist’s question
story-journalist-text = What can be checked without taking our word.
story-forced = Someone forced, without an account
story-forced-text = They write to us from outside, and must be protected first.
outcome-posted = The message is published.
outcome-held = The message waits for a person to read it. Nobody else sees it.
outcome-refused = The message is refused, with the rule and a way to contest.
outcome-returned = The message goes back to its author.
outcome-removed = The message is removed.
outcome-nothing = Sees nothing.
outcome-reported = A report is received, with a number.
outcome-answered = The report has its answer.
outcome-pages-read = { $count } pages of the list read in a row, the last ones slowed down
outcome-band-and-bucket = Of each person, nothing more than everybody sees: a band of ages, an area, a vague distance
