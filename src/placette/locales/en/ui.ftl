### Sentences of the interface. Plain English, no jargon.

## Everywhere
close = Close
cancel = Cancel
done = Done
retry = Try again
reload = Reload the page
language = Language
first-day = 1
scripted = automated
host = Host
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

## Foot of the page
foot-label = Useful links
foot-notice = Report content
foot-help = Help and emergency
foot-charter = The charter
foot-comfort = Display and comfort
foot-demo = The demonstration
foot-operator = This place is run by { $operator }. Write to them:
foot-accessibility = Accessibility: this site aims at WCAG 2.2 level AA. Something in the way? Write to the same address, we answer.

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
gender-woman = Woman
gender-man = Man
gender-other = Other
gender-unsaid = I’d rather not say

## The square
jump-to-talk = Go to the conversation
pane-rooms = Rooms
pane-people = People present
tabs = Parts of the page
tab-rooms = Rooms
tab-talk = Conversation
tab-people = People
tab-waiting = { $count ->
    [one] one thing new
   *[other] { $count } things new
  }
head-label = My space
head-mine = My words
head-settings = Settings
head-help = Help
head-answers = { $count ->
    [one] one new answer
   *[other] { $count } new answers
  }
head-retention = In rooms, messages stay for { $days ->
    [one] one day
   *[other] { $days } days
  }
offline-bar = Offline. Your messages are waiting.
online-again = Connection is back.
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
rooms-direct = Conversations
rooms-around = People nearby
rooms-asks = Requests
rooms-asked = { $count ->
    [one] one request waits
   *[other] { $count } requests wait
  }
rooms-place-hint = The whole département may enter: being in one does not say where you live.
room-resting = quiet for now
room-basin = { $place } and farther
room-paused = paused
room-ended = ended
room-wider = Go to { $room }
room-opens = The square opens again on { $date }.
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
join-text = Once you join, you can read its messages and speak. Others will see your nickname there.

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
menu-profile = See the profile
menu-block = Block this person
menu-report = Report
menu-copy = Copy
remove-title = Remove this message?
remove-text = It disappears at once, for everyone. It cannot be put back.
remove-yes = Remove the message
composer-label = Write in { $room }
composer-placeholder = Write a message
composer-send = Send
composer-save = Save the change
composer-outing = Propose an outing
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
why-child = protection of children
why-contact = contact details
why-link = link
why-respect = respect
why-late = read by a person
why-staff = decision of the team
why-unread = not read in time
why-other = a rule of the square
own-edit = Edit
own-remove = Removing a message
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
sheet-held-from = The team reads from { $date }.
sheet-returned = Nobody has seen it. You can edit it and send it again.
sheet-refused = Nobody has seen it. You can edit it, contest, or delete it.
contest = Contest
contest-label = Why does this decision seem wrong to you?
contest-send = Send
contest-sent = Received under number { $number }. A person answers you by { $date }.
contest-already = Contest recorded under number { $number }.

## Report
report-emergency = Immediate danger: call 17 or 112, or text 114.

## People
people-title = { $count ->
    [0] People
    [one] One person here
   *[other] { $count } people here
  }
people-partner = Who you are talking with
people-join = Join the room to see who is here.
people-offline = Offline: the list is out of date, so we hide it.
people-loading = Who is here? One moment…
people-none = You are among the first. Say hello.
people-you = you
person-age = { $band }

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
keys-read = Mark this room as read
keys-back = Close, cancel
keys-exit = Quick exit
keys-off = Single-key shortcuts are turned off here:
