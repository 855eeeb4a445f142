### The plain pages, served without JavaScript.

day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
notice-title = Tell us about something
notice-emergency = Immediate danger: call 17 or 112, or text 114.
notice-intro = Tell us what happened. You need no account, and we do not ask for your name.
notice-text = What happened?
notice-address = Where was it? The address of the page or the name of the room, if you know it (optional)
notice-send = Send
notice-status-title = Your word to us
notice-number = Your word to us has the number { $number }.
notice-keep = Keep the address of this page: nothing else shows the answer.
notice-answer-by = A person will answer you here, by { $day } at the latest.
notice-answer = Our answer
notice-answered = Answered on { $day }.
notice-back = Back to the place
