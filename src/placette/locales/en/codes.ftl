### One sentence for each code of placette.model.Code: what happened, and what to do.

## Coming in
code-nickname-short = This nickname is too short: { $min } characters at least.
code-nickname-long = This nickname is too long: { $max } characters at most.
code-nickname-characters = This nickname has signs that we do not accept. Letters, digits, spaces, hyphen, apostrophe and underscore are fine.
code-nickname-taken = This nickname is taken.
code-nickname-alike = This nickname looks too much like someone else’s.
code-nickname-offensive = This nickname can hurt. Choose another.
code-nickname-contact = A nickname gives no way of contact.
code-nickname-age = This nickname states an age under 18.
code-age-range = Give your age in years, { $max } at most.
code-under-18 = This square is for adults only.
code-cell-unknown = The table of places has changed. Reload the page, then give your postcode again.
code-postcode-unknown = We do not know this postcode. Take that of your town, without CEDEX.
code-out-of-territory = This place is for another area: it does not welcome this postcode yet.
code-place-changes = You have changed place { $max } times in { $days } days already. Try again later.
code-already-in = This browser already has an account. Sign out first to make another.
code-proof-unknown = This proof was not begun in this browser. Begin it again here.
code-proof-expired = The time to answer has passed. Begin the proof again.
code-proof-replayed = This proof was used already. Begin another.
code-proof-refused = { $why ->
    [silent] No answer came. You can begin again.
   *[other] Proof not valid here. You can try another.
  }
code-proof-needed = You need to prove that you are 18 first.
code-charter-needed = The charter first: answer its question, then your message leaves.
code-charter-answer = Not the answer we hoped for. Read again, then choose once more.
code-charter-version = The charter has changed. Read it, then answer.
code-signed-out = Your session has ended. Come in again.

## Talking
code-not-in-room = Join this room first.
code-room-unknown = This room does not exist, or no longer.
code-rooms-max = You follow too many rooms at once: { $max } at most.
code-message-unknown = This message is no longer there.
code-not-yours = Only the person who wrote it can do this.
code-body-empty = There is nothing to read in this message.
code-body-long = This message is too long: { $max } characters at most.
code-slow-mode = This room is in slow mode. Wait a little, then try again.
code-too-fast = That is a little too fast for us. Wait a moment, then try again.
code-conflict = This sending was used for another text. Copy yours and send it again.
code-unavailable = We could not keep it safe just now. Nothing was sent: try again.
code-room-rests = There are few people here just now: we meet in the wider room.
code-closed-hours = The square is quiet at this hour: nobody of the team is here. You can read, and go on with your conversations.
code-outing-invalid = An outing has a day to come, a public place, and 3 to 8 places.
code-outing-full = There is no place left, or the day has passed.

code-person-unknown = This person is not available.
code-age-span = Give two adult ages, at least { $years } years apart.
code-read-limit = You have read a lot in a short time. Come back in a moment.
code-bio-long = These few words are too long: { $max } characters at most.
code-ask-closed = This person receives no requests at the moment.
code-ask-context = Choose a room or an interest that you have in common.
code-ask-budget = { $max } requests a day, no more. You can send another one tomorrow.
code-ask-pending = { $max } of your requests still wait. Give people time to answer.
code-ask-again = You wrote to this person less than { $days } days ago.
code-ask-mutual = This person has sent you a request: answer it under “Requests”.
code-ask-talking = You already have a conversation with this person.
code-ask-consent = To go on, accept how private conversations are treated here.
code-ask-unknown = This request is no longer there, or it has been answered.
code-direct-unknown = This conversation is no longer there.
code-direct-paused = The conversation is paused.
code-direct-ended = The conversation has ended.

## Reading before publishing
code-own-age-under-18 = Protection of minors: a person of the team must read this message before others do.
code-contact-details = Contact details are not given in rooms. It protects you too.
code-link = Links are not published in rooms.
code-gross-insult = The charter asks for respect. Say it another way.
code-child-details = A child’s name, school and age together say too much. Take one out.
code-judge-late = Checking takes longer than usual: a person will read this message.
code-judge-broken = The automatic check is broken: a person will read this message.
code-nudge = Read your message once more. If that is what you mean, send it again.
code-held-unread = Nobody could read this message in time. It comes back to you, and no one has seen it.
code-staff-refused = A person of the team read this message and refused it.

## Writing to us
code-report-long = This text is too long: { $max } characters at most.
code-report-empty = Tell us in a few words what is happening.
code-report-unknown = No report has this number.
code-statement-unknown = This decision is not known, or is not yours.

## Between browser and server
code-frame-invalid = This page sent something that we do not understand. Reload it.
code-frame-order = This page introduced itself badly. Reload it.
code-protocol-version = This page is too old. Reload it.
code-origin = This request comes from another site. Come back here to make it.
code-request-invalid = We do not understand this request. Reload the page, then try again.
code-not-found = There is nothing at this address.
code-no-such-method = This address is not used that way.
