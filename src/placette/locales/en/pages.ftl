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

## Coming in, without JavaScript
entry-title = Come in to the square
entry-lead = Four answers. Under each, who will see what.
entry-nickname = Nickname
entry-nickname-hint = Seen by members. Not your real name.
entry-proposals = Free right now:
entry-age = Age
entry-age-hint = Nobody sees your age, only a band.
entry-gender = Gender
entry-gender-hint = Seen by members.
entry-gender-fault = Choose an answer. “I’d rather not say” is one.
entry-gender-woman = Woman
entry-gender-man = Man
entry-gender-other = Other
entry-gender-unsaid = I’d rather not say
entry-postcode = Postcode
entry-postcode-hint = Without JavaScript this code reaches us. We take your area from it, a group of at least 25,000 inhabitants, and forget it at once: it is neither kept nor shown.
entry-postcode-again = Give your postcode again: we did not keep it.
entry-shared = This is a shared computer
entry-shared-hint = Closing the browser then signs you out.
entry-send = Continue
entry-next = Next step: prove that you are 18, without saying who you are. For now it needs JavaScript.
entry-faults = Look again at:
entry-ready-title = Your account is ready
entry-ready = Your nickname: { $nickname }.
entry-ready-unproven = What is left: to prove that you are { $age }, then to settle in. Proving your age, reading and talking need JavaScript, for now.
entry-ready-proven = Reading and talking need JavaScript, for now.
entry-ready-browser = Come back with this same browser, JavaScript turned on: nothing else opens your account, as we asked for no address and no password.
entry-ready-go = Go on, with JavaScript
entry-ready-without = These pages work without JavaScript:
entry-kind-title = This square is for adults only
entry-kind-lead = Thank you for being frank. This place is not made for you, but others are, with real people to talk to.
entry-kind-help = Talk to someone
entry-kind-kept = This browser remembers this answer. We kept no nickname and no address.
entry-kind-mistake = A mistake?
entry-kind-proof = Proving that you are { $age } lifts this, without saying who you are. For now this proof needs JavaScript.
