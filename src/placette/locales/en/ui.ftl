### Sentences of the interface. Plain English, no jargon.

## Everywhere
close = Close
cancel = Cancel
done = Done
retry = Try again
reload = Reload the page
language = Language
scripted = automated
back-home = Back to the start
back-square = Back
quick-exit = Quick exit
quick-exit-hint = Opens a neutral page. Shortcut: Escape twice. It is a convenience, not a protection.
error-network = Nothing came back from the network. Check the connection, then try again.
loading-place = The square is getting ready…
loading-rooms = The rooms are coming…
loading-talk = The messages are coming…
loading-long = This takes longer than usual.
loading-failed = It could not be loaded.
demo-label = Demonstration
demo-banner = Demonstration: nothing here is real, and nothing is kept for real.
demo-link = Seven stories to see
nowhere-title = There is nothing at this address
nowhere-text = The link may be old, or incomplete.
nowhere-back = Back to the square

## Foot of the page
foot-label = Useful links
foot-notice = Report content
foot-charter = The charter
foot-comfort = Display and comfort
foot-demo = The demonstration
foot-operator = This place is run by { $operator }. Write to them:
foot-accessibility = Accessibility: this site aims at WCAG 2.2 level AA. Something in the way? Write to the same address, we answer.

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
vitrine-home-room-text = Each département has its own: it is offered to you as you come in.
vitrine-promises = What we promise
vitrine-promise-location = Nobody sees where you live: your postcode stays on your device, only the département is sent.
vitrine-promise-retention = What is said in rooms stays for { $days ->
    [one] one day
   *[other] { $days } days
  }, then disappears.
vitrine-promise-answer = Every report gets a number, and an answer from a person within { $days ->
    [one] one day
   *[other] { $days } days
  }.

## Charter
charter-title = The charter
charter-lead = Five lines, the same for everyone. Version { $version }.
charter-1 = Everyone here is an adult and has proved it.
charter-2 = We speak with respect. No means no.
charter-3 = No sex, no money, no contact details in the rooms.
charter-4 = Nobody writes privately to someone without an invitation.
charter-5 = We report what worries us. Every report gets an answer.
charter-question = Someone insists after a refusal. What do we do?
charter-answer-insist = Let them insist: a refusal can change.
charter-answer-report = Report it: a refusal is not up for discussion.
charter-answer-nothing = Nothing, it is their business.
charter-choose = Choose an answer.
charter-explain = Not quite. Insisting after a refusal is already pressure: the person needs someone to report it. Choose again.
charter-accept = I accept the charter
charter-accepted = You have accepted this charter.
charter-first-title = Before your first message
charter-first-text = Your message is kept: it leaves as soon as you answer.

## Coming in
entry-title = Come in to the square
entry-lead = Four fields. Under each, who will see what.
entry-nickname = Nickname
entry-nickname-hint = Seen by members. Not your real name.
entry-nickname-fault = Choose a nickname.
entry-nickname-free = “{ $nickname }” is free.
entry-proposals = Free right now:
entry-age = Age
entry-age-hint = Nobody sees your age, only a band of five years.
entry-age-seen = Seen: { $band }. Your exact age, nobody.
entry-age-fault = Give your age in years, { $max } at most.
entry-gender = Gender
entry-gender-hint = Seen by members.
entry-gender-hidden = Nothing will be shown.
entry-gender-fault = Choose an answer. “I’d rather not say” is one.
gender-woman = Woman
gender-man = Man
gender-other = Other
gender-unsaid = I’d rather not say
entry-postcode = Postcode
entry-postcode-hint = Stays on your device. Seen: the département only.
entry-postcode-fault = Give the five digits of your postcode.
entry-postcode-unknown = We do not know this postcode. Take the one of your town, without CEDEX.
entry-shared = This is a shared computer
entry-shared-hint = Nothing will be kept here, and closing the browser signs you out.
entry-preview-name = Your nickname
entry-preview = Seen: { $band }, { $place }
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

## The square
jump-to-talk = Go to the conversation
pane-rooms = Rooms
pane-people = People present
tabs = Parts of the page
tab-rooms = Rooms
tab-talk = Conversation
tab-people = People
head-label = My space
head-mine = My words
head-settings = Settings
head-help = Help
head-answers = { $count ->
    [one] one new answer
   *[other] { $count } new answers
  }
head-retention = Messages stay for { $days ->
    [one] one day
   *[other] { $days } days
  }
offline-bar = Offline. Your messages will leave as soon as you are back.
online-again = Connection is back.
try-now = Try now
ended-bar = This page is too old to go on.
live-label = New messages
announce-one = { $nickname }: { $text }
announce-many = { $count ->
    [one] one new message
   *[other] { $count } new messages
  }

## Rooms
rooms-joined = My rooms
rooms-open = To discover
room-sorties = Going out
room-jardin = Garden
room-cuisine = Cooking
room-entraide = Lending a hand
room-sport = Sport
room-seniors = Seniors
room-nouveaux-arrivants = Newcomers
room-departement-topic = The room of the département: people nearby.
room-unread = { " " }unread
room-muted = Muted
room-mute = Mute
room-unmute = Count messages again
room-leave = Leave this room
room-about = About this room
room-rules = The rules
room-slow = Slow mode: { $seconds } s
room-slow-text = This room is in slow mode: one message every { $seconds } seconds for each person.
join = Join
join-title = You are not in this room yet
join-text = Once you join, you can read its messages and speak. Others will see you present.

## Conversation
talk-list = Messages of the room
talk-start = This is the beginning of what the square has kept.
talk-empty-title = It is quiet here.
talk-empty = You are among the first. A hello is enough to begin.
talk-hello = Say hello to the room
talk-hello-text = Hello everyone!
talk-unread = New messages
talk-below = { $count ->
    [one] one new
   *[other] { $count } new
  }
talk-end = Back to the end
talk-edited = (edited)
talk-removed = Message removed by its author.
talk-removed-own = You removed this message.
talk-you = You
older = Older messages
older-loading = One moment…
older-failed = The older page did not come.
menu-open = Actions for the message of { $nickname }, { $time }
menu-title = Message of { $nickname }
menu-edit = Edit
menu-remove = Remove
menu-report = Report
menu-copy = Copy
remove-title = Remove this message?
remove-text = It disappears at once, for everyone. It cannot be put back.
remove-yes = Remove the message
composer-label = Write in { $room }
composer-placeholder = Write a message
composer-send = Send
composer-save = Save the change
composer-editing = You are editing your message
composer-left = { $left ->
    [one] one character left
   *[other] { $left } characters left
  }
composer-long = { $over ->
    [one] one character too many
   *[other] { $over } characters too many
  }
slow-countdown = You can write in { $seconds } s

## States of a message
state-queued = waiting
state-checking = checking…
state-long = still checking, we will tell you
state-held = Waiting to be read
state-returned = Returned unread
state-refused = Refused: { $reason }
state-charter = The charter first
state-nudge = Read it again before sending
state-failed = Message not sent
why-minors = protection of minors
why-contact = contact details
why-link = link
why-respect = respect
why-late = read by a person
why-staff = decision of the team
why-unread = not read in time
why-other = a rule of the square
own-edit = Edit
own-charter = Answer the charter
own-send-anyway = Send anyway
own-edit-text = Edit
own-delete = Delete
own-why = See why
sheet-rule = Rule
sheet-why = Why
sheet-now = What now
sheet-held = Nobody sees this message. A person of the team will read it.
sheet-held-until = Nobody sees this message. A person of the team will read it; without an answer by { $date }, it comes back to you.
sheet-returned = Nobody has seen it. You can edit it and send it again.
sheet-refused = Nobody has seen it. You can edit it, contest, or delete it.
contest = Contest
contest-label = Why does this decision seem wrong to you?
contest-send = Send
contest-sent = Received under number { $number }. A person answers you by { $date }.
contest-already = Contest recorded under number { $number }.

## Report
report-title = Report this message
report-emergency = Immediate danger: call 17 or 112, or text 114.
report-reason = What is happening?
report-choose = Choose what comes closest.
reason-insult = Insults
reason-sexual = Sexual remarks
reason-seems-minor = Seems to be under 18
reason-forced = Someone is forced or sold
reason-blackmail = Blackmail
reason-scam = Scam, money
reason-threat = Threat
reason-dangerous-meeting = Dangerous meeting
reason-hate = Hate
reason-other = Something else
reason-contest = Contest
report-text = A few words, if you like
report-context = The message and those around it are attached. The person will not know that it came from you.
report-send = Send the report
report-sent-title = Report received
report-sent-text = A person will read it and answer you. The answer will be in “My words”.
report-number = Number { $number }
report-answer-by = Answer by { $date }.
report-follow = Follow in My words
report-open = open
report-answered = answered
report-answered-at = Answered on { $date }

## My words
mine-title = My words
mine-lead = What you reported to us, and what became of your messages.
mine-reports = My reports
mine-no-reports = No report. The button is on every message, behind the three dots.
mine-texts = My held or refused messages
mine-no-texts = None. All your messages went through.

## People
people-title = { $count ->
    [0] People
    [one] One person here
   *[other] { $count } people here
  }
people-join = Join the room to see who is here.
people-offline = Offline: the list is out of date, so we hide it.
people-none = You are among the first. Say hello.
people-you = you
person-age = { $band }

## Settings
set-title = Settings
set-lead = Each choice is kept at once, on this device.
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
set-devices = My devices
set-this-device = this device
set-last-day = Last used on { $day }
set-revoke = Sign out{ " " }
set-revoked = Device signed out
set-sign-out = Leave the square

## Help and shortcuts
help-title = Help
keys-title = Help and shortcuts
keys-help = This help
keys-go = Go to the list of rooms
keys-room = Previous, next room
keys-unread = Previous, next unread room
keys-edit = In an empty field: edit my last message
keys-send = Send (chosen in the settings)
keys-list = In the list: previous, next message; ⏎ opens its actions
keys-read = Mark everything as read
keys-back = Close, cancel
keys-exit = Quick exit
keys-off = Single-key shortcuts are turned off here:

## Demonstration
demo-title = Seven stories
demo-lead = What this square does differently, from three chairs: who writes, who is opposite, who moderates. Each story was played on this server just now.
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
