### Sentences of people nearby, requests, blocks and one's profile.

## People
intention-talk = Talk
intention-go-out = Go out
intention-help = Help each other
intention-play = Play
intention-language = Speak a language
bucket-20 = less than 20 km away
bucket-40 = less than 40 km away
bucket-80 = less than 80 km away
bucket-150 = less than 150 km away
bucket-300 = less than 300 km away
bucket-beyond = more than 300 km away
presence-online = online
presence-today = today
presence-week = this week
count-under-10 = Fewer than 10 people
count-10 = 10 to 19 people
count-20 = 20 to 49 people
count-50 = 50 to 99 people
count-100 = 100 people or more
who-host = Host
who-offline-title = Offline
who-offline = We hide other people while the connection is missing: the list would no longer be right.

## Around me
near-title = Around me
near-lead = Members, from the nearest to the farthest. Distances stay vague, for everyone.
near-filters = Filters
near-filters-set = { $count ->
    [one] one filter set
   *[other] { $count } filters set
  }
near-age = Age
near-age-min = From
near-age-max = to
near-age-hint = At least { $years } years apart.
near-gender = Gender
near-gender-any = Any
near-distance = Distance
near-distance-any = Any
near-intentions = Here to
near-online = Online only
near-apply = Show the list
near-clear = Remove the filters
near-list = People around me
near-loading = People are coming…
near-none-title = Nobody with these filters
near-widen = { $km ->
    [beyond] Widen to any distance
   *[other] Widen to { $km } km
  }
near-none-clear = Try without filters.
near-first-title = You are among the first
near-first = Say hello in a room, and the square comes to life.
near-first-go = Say hello in a room
near-more = Show more
near-shown = { $count ->
    [one] one person shown
   *[other] { $count } people shown
  }
near-open = See the profile
read-wait = { $minutes ->
    [one] You can go on in a minute.
   *[other] You can go on in { $minutes } minutes.
  }

## Someone's profile
who-title = Profile
who-loading = The profile is coming…
who-words = In a few words
who-intentions = Here to
who-rooms = Rooms in common
who-ask = Ask to talk
who-open-talk = Open the conversation
who-see-asks = See the requests
who-rooms-first = Go to a room
who-self = This is you. Here is what others see.
who-self-edit = Change my profile
block = Block
block-title = Block { $nickname }?
block-text-1 = Neither of you will see the other any more: in rooms, in lists, anywhere.
block-text-2 = Requests between you are withdrawn, and your private conversation ends.
block-text-3 = Nobody is told. You can change your mind in “Blocked people”.
block-done = Done: you and { $nickname } will not see each other any more.
report-person = Report
report-person-title = Report { $nickname }
report-ask-title = Report this request

## The sentences of a request
opener-talk-neighbour = Hello! I live around here and I like to chat. How about you?
opener-talk-quietly = Hello, I am looking for a quiet conversation, nothing more.
opener-talk-liked = I liked what you wrote. Shall we talk about it?
opener-talk-new-here = I am new here and I know nobody. A word of welcome?
opener-out-walk = A walk one of these days, somewhere with people around?
opener-out-coffee = A coffee in town, some afternoon, for a chat?
opener-out-group = A few of us are planning an outing. Would you like to come?
opener-help-need = I could use a helping hand. May I explain?
opener-help-give = I can lend a hand around here. Would that be useful to you?
opener-play-game = A game one of these evenings? Cards, chess, board games…
opener-language-practise = I am learning a language. Shall we practise a little together?
opener-language-teach = I speak another language and like to share it. Would you like that?

## Asking to talk
ask-title = Ask to talk
ask-lead = One sentence from the list, and what you have in common. Nothing else is sent.
ask-about = What you would like
ask-opener = Your sentence
ask-context = What you have in common
ask-room = Room in common: { $room }
ask-intention = You are both here to: { $intention }
ask-rooms-shared = { $count ->
    [0] no room in common
    [one] one room in common
   *[other] { $count } rooms in common
  }
ask-nothing-title = You have nothing in common yet
ask-nothing = Say hello in a room first: talking is easier after that.
ask-preview = This is what { $nickname } will see, word for word
ask-choose = Choose a sentence.
ask-budget-left = { $left ->
    [0] You have sent your { $max } requests of today.
    [one] You have one request of { $max } left today.
   *[other] You have { $left } requests of { $max } left today.
  }
ask-budget-again = You can send a new one from { $date }.
ask-opens = Requests open again from { $date }.
ask-send = Send the request
ask-sent-title = Sent
ask-sent = Sent. No answer is an answer.
ask-sent-more = If it is a yes, the conversation opens by itself. There is nothing else to do.
ask-offline = Offline: a request does not leave late. Try again later.
ask-charter = Your request is kept: it leaves as soon as you answer.
consent-title = The private conversation
consent-examined = A program reads each message before it arrives, as in the rooms. A person of the team reads only what is held or reported.
consent-report-only = No program reads your messages. A person of the team reads them only if one of you reports the conversation.
consent-days = { $days ->
    [one] Each message stays one day, then disappears.
   *[other] Each message stays { $days } days, then disappears.
  }
consent-leave = You can leave at any time, without explaining.
consent-yes-examined = I accept that my messages are read this way
consent-yes-report-only = I have understood how my messages are treated
consent-needed = Tick this box to go on.

## Requests
asks-title = Requests
asks-lead = Nobody writes to you privately unless you agree. The choice is yours.
asks-received = Received
asks-later = For later
asks-sent = Sent
asks-loading = The requests are coming…
asks-none = No requests.
asks-none-more = You choose who may write to you
asks-none-sent = You have not asked anyone lately.
asks-none-sent-go = See who is around
asks-closed = You no longer receive requests.
asks-reopen = Change it in the settings
asks-accept = Accept
asks-decline = No thanks
asks-put-off = Later
asks-for = { " " }the request of { $nickname }
asks-more = Other choices for the request of { $nickname }
asks-menu-title = Request of { $nickname }
asks-block-report = Block and report
asks-stop = Stop receiving requests
asks-stopped = Noted: you will receive no more requests.
asks-select = Choose the request of { $nickname }
asks-select-all = Choose all
asks-chosen = { $count ->
    [0] no request chosen
    [one] one request chosen
   *[other] { $count } requests chosen
  }
asks-decline-all = Decline all
asks-declined = { $count ->
    [one] Request of { $nickname } declined. Nobody is told.
   *[other] { $count } requests declined. Nobody is told.
  }
asks-undo = Undo
asks-undo-hint = You have { $seconds } seconds to undo.
asks-undone = Undone.
asks-moved-later = Put aside. Nobody is told.
asks-accept-title = Accept the request of { $nickname }
asks-accept-yes = Open the conversation
asks-state-sent = sent
asks-state-accepted = accepted
asks-open-talk = Open the conversation
asks-day = Received on { $day }
asks-sent-day = On { $day }

## Blocked people
blocks-title = Blocked people
blocks-lead = You do not see them any more, and they do not see you.
blocks-loading = The list is coming…
blocks-none = Nobody.
blocks-none-more = The “Block” button is on every profile and every request.
blocks-since = Since { $day }
blocks-undo = Unblock
blocks-undone = Done: you can see { $nickname } again.
blocks-again = Block again

## My profile
bio-title = My profile
bio-lead = A few words and why you are here. All of it is optional.
bio-loading = Your profile is coming…
bio-words = In a few words
bio-words-hint = What you like, what you are looking for. No address, no phone number, no link.
bio-left = { $left ->
    [one] one character left
   *[other] { $left } characters left
  }
bio-over = { $over ->
    [one] one character too many
   *[other] { $over } characters too many
  }
bio-intentions = Why I am here
bio-intentions-hint = They help others to send you a request that suits you.
bio-save = Save
bio-saved = Saved
bio-nudge = Every member will see these words. Save once more to keep them so.
bio-keep = Keep these words
bio-seen = What others see
bio-seen-hint = Your exact age and your postcode are shown to nobody.
bio-seen-wide = Few people are like you around here for now. To protect you, we show only the département and a wide age band.
bio-blocks = Blocked people
bio-reach = Who may ask me

## Settings
reach-title = People and requests
reach-from = Who may send me a request
reach-everyone = Everyone
reach-rooms = Members of my rooms
reach-nobody = Nobody
reach-older = Also receive requests from people 15 years older than me
reach-older-hint = While the age band shown of you begins below 25, it is no until you say yes.
reach-presence = Show when I am online
reach-typing = Show when I am writing
reach-receipts = Show what I have read
reach-both = In private conversations, and only if the other person shows it too.
