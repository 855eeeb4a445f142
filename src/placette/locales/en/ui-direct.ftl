### Direct conversations, the safe exit, reports, "seeing each other for real": what comes when it is needed.

## The head of a conversation
direct-mode-examined = Examined conversation: a program reads each message before passing it on, as in the rooms.
direct-mode-report-only = Unexamined conversation: the law forbids reading messages here; report what is not right.
direct-short-examined = Examined
direct-short-report-only = Unexamined
direct-term = Messages stay for { $days ->
    [one] one day
   *[other] { $days } days
  }.
direct-banner = You can leave at any time, without explaining.
direct-banner-close = Hide this reminder
direct-menu = Actions of this conversation
direct-pause = Pause
direct-resume = Resume
direct-keep = Keep a copy
direct-keep-text = A signed file, for you alone.
direct-kept = The copy is among your downloads.
direct-meet = Meeting in person
direct-leave = Leave
direct-leave-title = Leave this conversation?
direct-leave-text = It stops for both of you, with nothing to explain. For { $days } days a sealed copy stays: it is read only if there is a report or an order of the courts.
direct-leave-yes = Leave the conversation
direct-report = Report the conversation
direct-paused = The conversation is paused.
direct-paused-mine = You paused the conversation. Nothing can be written in it, on either side.
direct-ended = Conversation ended.
direct-frozen = This conversation has been stopped.
direct-ended-text = Nothing more can be written in it. You can still report it.
direct-empty-title = Your conversation begins
direct-empty = Three things that are easy to say:
direct-hello-1 = Hello, it is good to talk here. How is your day going?
direct-hello-2 = Hello! What do you like most around here?
direct-hello-3 = Hello, it is good to meet you. What do you enjoy talking about?
direct-typing = … is writing
direct-typing-said = { $nickname } is writing
direct-seen = seen

## Leaving safely
exit-title = I am not at ease
exit-1 = The conversation stops for both of you.
exit-2 = A copy is put in safety for the team.
exit-3 = The person is blocked.
exit-4 = We read it, and we answer you.
exit-go = Leave safely
exit-other = Or, without reporting:
exit-leave = Leave without reporting
exit-sent-title = The conversation has been stopped
exit-sending = It is off your screen. We are telling the server…
exit-again = It is off your screen. The network did not answer: we are trying again, you have nothing to do.
exit-over = The conversation had already been stopped.
exit-help = Emergency numbers and help

## Advice in the conversation
card-label = A piece of advice, for you alone
card-contact = You are being asked to continue elsewhere. Here you can block and report; elsewhere we can no longer help you.
card-money = This is about money. Never send money, a code or a card to someone you have not met.
card-meeting = You are being offered a private place. For a first time, a public place is safer.
card-close = Hide this advice
card-kit = Prepare a meeting

## Meeting in person
meet-title = Meeting in person
meet-lead = All of this stays on this device: nothing you write here is sent.
meet-where = Where?
meet-where-hint = A public place, where other people pass by: a café, a library, a market, a park in daylight.
meet-places = Public places proposed here
meet-day = Which day?
meet-time = At what time?
meet-check = Before you go
meet-check-1 = I get there and back by my own means.
meet-check-2 = Someone knows where I am going.
meet-check-3 = My phone is charged.
meet-check-4 = I know how I get home.
meet-tell = A word for someone close
meet-tell-hint = To copy and send yourself, in whatever way you like.
meet-words = Hello, I am meeting { $nickname }, from { $site }, { $date }. Place: { $place }. I will write when I am back; if you hear nothing, please call me. If you are worried: 17 or 112.
meet-words-date = on { $date }
meet-words-no-date = day to be settled
meet-words-no-place = to be settled
meet-copy = Copy
meet-copied = Copied
meet-share = Share
meet-calendar = Put it in my calendar
meet-calendar-title = Meeting
meet-calendar-needs = The day and the time are needed.
meet-ask = Ask me the next day whether all went well
meet-ask-hint = This reminder stays in this browser.
meet-ask-shared = Shared computer: nothing is kept on it, there will be no question the next day.
after-title = Did all go well?
after-text = You had planned to see someone on { $date }.
after-yes = Yes
after-no = No
after-later = No answer
after-thanks = Good. Thank you for taking care of yourself.
after-sorry = It is not your fault. We can help you, now or later.
after-report = Tell the team

## Reporting
report-title = Report this message
report-title-conversation = Report the conversation
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
report-reason = What is happening?
report-reason-hint = Touch what comes closest: the report leaves at once.
report-no-sanction = You are not sanctioned for what you were looking for when you report violence.
report-words = Add a few words first
report-text = A few words, if you like
report-context-message = The message and those around it are attached.
report-context-conversation = The conversation is put in safety and attached.
report-silent = The person will not know that it comes from you.
report-block = Block this person too
report-blocked = This person is blocked.
report-sending = The report is leaving…
report-sent-title = Report received
report-sent-text = Someone will read it and answer you. The answer will be under “My words”.
report-number = Number { $number }
report-answer-by = Answer by { $date }.
report-follow = Follow it in My words

## Ended conversations
past-title = Ended conversations
past-lead = They have no name here any more, but you can still report them.
past-one = From { $opened } to { $ended }
past-one-day = On { $ended }
