### The help page. No digit here: the numbers come from placette/help/numbers.json. One line, one piece of advice.

## The frame
help-title = Help and emergency
help-leave = Leave this page
help-other-language = Français
help-emergency = Are you in danger now?
help-emergency-police = Police
help-emergency-europe = Every emergency
help-emergency-sms = By text message
help-emergency-how = You cannot speak, or someone is listening? Text { $sms }. Say where you are first, then what is happening. Turn the sound of your phone off.
help-lead = What is happening to you is not your fault. Choose what sounds like you: you will find what to do, whom to call, and what to keep.
help-not-sanctioned = You are not sanctioned for what you were looking for when you report violence.
help-seen = Can someone look at your device? “Leave this page” deletes nothing: the page stays in the browser’s history. Better use the phone of someone you trust.
help-contents = What is happening?
help-do = What to do now
help-call = Whom to call
help-keep = What to keep
help-write = Write to us
help-write-how = No account, no name. A person answers you, but not at once: in danger, call first.
help-top = Back to the top
help-free = These calls are free in France, unless we say otherwise. These services answer mostly in French: say “English, please”, or ask someone to call with you.
help-checked = { $how ->
    [called] Numbers checked on { $day }, by calling them.
   *[documents] Numbers checked on { $day } in the services’ public pages, without calling them.
}

## Whom to call
help-always = Day and night.
help-daily = Every day, from { $opens }:00 to { $closes }:00.
help-varies = Mostly in the evening, hours vary.
help-number-police = Police, if the danger is there.
help-number-europe = Every emergency, anywhere in Europe.
help-number-sms = Every emergency by text message, if you cannot speak or hear.
help-number-samu = Samu: emergency doctors.
help-number-child = A child or teenager in danger: for them, or for anyone who worries. The call is not shown on the bill.
help-number-young = Young people and parents: blackmail, bullying, pictures, whatever happens online. Anonymous.
help-number-young-health = Fil Santé Jeunes: young people can talk about anything, anonymously.
help-number-despair = Suffering and thoughts of dying: nurses and psychologists answer, you or those close to you.
help-number-victims = France Victimes: listening, rights, help near you. For everyone, even without a complaint.
help-number-women = Violences Femmes Info: for women who suffer violence, and those close to them. Anonymous. Not an emergency number.
help-number-lgbt = SOS homophobie: attacks and threats against gay, lesbian, bi or trans people. Price of an ordinary call.
help-number-cyber = Website of the police: advice, and a written conversation with an officer.
help-number-pharos = Website of the police, only for what everyone can see on the internet. Never for an emergency, nor for private messages.

## On me fait chanter
help-blackmail-title = Someone is blackmailing me
help-blackmail-lead = Someone threatens to show pictures, tell a secret or hurt you if you do not obey. The law forbids it. The person at fault is the one who threatens, not you.
help-blackmail-do =
    Do not pay, and send nothing more. Whoever got something once nearly always asks again.
    Do not answer any more, not even to discuss or to beg.
    Delete nothing: neither the conversation nor your account. Take screenshots first.
    Only then block the person, here and elsewhere.
    Tell someone you trust today. Two carry it better than one.
    You have already paid? Tell your bank, and do not pay again.
    You can make a complaint at any police or gendarmerie station, even without the person’s real name.
help-blackmail-keep =
    The threatening messages, with the nickname, the date and the time.
    The accounts or addresses where you are told to send money.
    The proof of payment, if you paid.
    No need to copy intimate pictures: the threats are enough.

## On me force à voir des gens
help-forced-title = I am forced to see people
help-forced-lead = Nobody has the right to make you see someone, or to take your money, your papers or your phone. You can get help, even if you said yes at first, even if you have no papers.
help-forced-do =
    Your safety first. If you can leave without risk, go where there are people: a station, a pharmacy, a hospital, a police station.
    Someone is listening? Text { $sms }. Or call { $police } as if you were talking to a friend: give the address, and answer with yes or no.
    Choose a secret word with someone close. If they hear or read it, they call { $police } for you.
    Your phone is being watched? Use that of someone safe, or ask in a pharmacy or at the hospital.
    Do not tell the person who forces you that you are looking for help.
    You can get help without making a complaint. You decide about that later.
help-forced-keep =
    Only if it is safe: the messages, names, addresses and dates.
    Your papers, or a photo of them, with someone safe.
    If keeping something puts you in danger, keep nothing. Your word counts.

## Quelqu'un se sert de mon compte
help-account-title = Someone is using my account
help-account-lead = Someone writes in your place, or makes you hand over your account. Tell us: those are not your words.
help-account-do =
    This person lives with you, or frightens you? Signing them out may make them angry. Call { $victims } first, and do the rest when you are safe.
    On the square, open “Settings”, then “My devices”. Take a screenshot, then sign out the devices you do not know.
    Write to us since when it has not been you.
    Change the code of your phone and the password of your e-mail, on a device this person does not touch.
    Warn the people who were written to in your place.
help-account-keep =
    The messages that are not yours.
    The list of your devices, before you sign them out.
    The day it began.

## J'ai peur d'un rendez-vous
help-meeting-title = I am afraid of a meeting
help-meeting-lead = A doubt is enough. You can cancel until the last minute, without giving a reason.
help-meeting-do =
    If in doubt, do not go. You owe nobody anything, even if you had said yes.
    The first time, meet in a public place with people around. Not at your home, not at theirs, not somewhere lonely.
    Tell someone close where you are going, with whom, and when you will be back. Agree on a call.
    Come and go by your own means, with your phone charged.
    The place changes at the last moment, or another person is there? Leave.
    You are afraid on the spot? Go into a shop and say: “I need help.”
    Someone hurt you? A doctor or a hospital can treat you, day and night, even without a complaint.
help-meeting-keep =
    The conversation, the nickname, the day and the time.
    The place you had agreed on, and the one they wanted to take you to.
    What you remember, written down the same day.

## Je crois que c'est un mineur
help-minor-title = I think this is a minor
help-minor-lead = You are right to speak of it. A doubt is enough: it is not for you to prove anything.
help-minor-do =
    Do not write to them any more, not even to ask their age.
    Report the message to us, or write to us with the nickname and the name of the room.
    Do not investigate yourself: no fake account, no trap, no meeting. It can put a child in danger and hinder the police.
    Do not save or send any picture. Only tell us where it is.
    Do not give their nickname to others.
    An adult talks to them in a way that worries you? Report that person too.
    You think a child is in danger? Call { $child }. If in danger right now, { $police }.
help-minor-keep =
    The nickname, the room, the day and the time.
    The words that made you doubt.
    No picture.

## J'ai moins de 18 ans
help-under-age-title = I am under { $adult_age }
help-under-age-lead = This square is for adults only, to protect you. There is no shame in being here, and you have a right to help.
help-under-age-do =
    Stop talking with the adults you met here. Go to no meeting.
    An adult asks you for photos, a secret or a meeting? They are the one who must not. It is not your fault, even if you answered, even if you lied about your age.
    Tell an adult you like: a parent, an aunt, a teacher, the school nurse.
    You do not know whom to tell? Call { $young } or { $child }. You need not give your name, and nobody will scold you.
    Do not delete the messages before you have shown them.
    You have an account here? Write to us, a person will see to it.
help-under-age-keep =
    The messages, the adult’s nickname, the day and the time.
    Do not send them to your friends: show them only to a safe adult or to the police.

## On me menace
help-threat-title = Someone threatens me
help-threat-lead = A threat is violence, even if the person says it was a joke. You are right to take it seriously.
help-threat-do =
    The person is near you, or on the way? Go where there are people, and call { $police } or { $europe }.
    Do not answer, do not threaten back, do not go and see them.
    Take screenshots, then block and report.
    Tell someone close. If the person knows where you live, ask to sleep elsewhere.
    You can make a complaint at any police or gendarmerie station, even without their real name.
    You are targeted for your origins, religion, disability, gender, or whom you love? Say so: the law takes it into account.
help-threat-keep =
    Each threat, with the nickname, the date and the time.
    The names of those who saw or heard it.
    A notebook of what happens, day after day.

## Je me sens mal
help-low-title = I feel bad
help-low-lead = Thank you for opening this page. You matter, and you need not carry this without help. No reason to call is too small.
help-low-do =
    You think of dying? Call { $despair } now. You can talk about it plainly, and nobody judges you.
    You have hurt yourself, or are about to? Call { $samu } or { $europe }.
    Do not stay without company. Call someone, or go where there are people.
    You can say no more than: “I am not well. Stay with me.”
    Put away what could hurt you, or give it to someone to keep.
    You can close the square for tonight. It will still be there.
    Someone else is unwell? { $despair } answers you too. In danger, call { $samu }.
help-low-keep =
    Nothing is required.
    { $despair } among your contacts, and the names of two people to call.
    If someone from here hurt you: their messages. We can act.
