### What makes the square lively: the question of the day, the welcome, the outings.

## The question of the day
ice-title = Question of the day
ice-answer = Answer
ice-dismiss = Hide until tomorrow
ice-fill = “{ $question }”{ " " }
ice-1 = What dish smells good just thinking of it?
ice-2 = What small pleasure made you smile this week?
ice-3 = Morning market or evening stroll?
ice-4 = What song never fails to cheer you up?
ice-5 = What vegetable would you like to grow?
ice-6 = What film can you watch again and again?
ice-7 = What can you do that you would like to show someone?
ice-8 = What job did you once dream of?
ice-9 = How do you spend a good rainy Sunday?
ice-10 = What simple recipe do you recommend for tonight?
ice-11 = What board game do you reach for first?
ice-12 = What book have you lent or given more than once?
ice-13 = What is the most beautiful sky you have seen?
ice-14 = Tea, coffee or hot chocolate?
ice-15 = What local celebration do you never miss?
ice-16 = What word of your region do you love to hear?
ice-17 = What smell brings back holidays?
ice-18 = What animal always makes you smile?
ice-19 = What surprised you for the better these last days?
ice-20 = What humble object serves you every day?
ice-21 = What free outing do you recommend to someone who has just arrived?
ice-22 = What sport do you enjoy watching, even if you do not play it?
ice-23 = What dessert would you share with the next table?
ice-24 = What language would you like to speak from tomorrow morning?
ice-25 = What advice you once received still serves you?
ice-26 = What series or programme keeps you company in the evening?
ice-27 = What tree do you like to meet on your way?
ice-28 = What do you do when your spirits are a little low?
ice-29 = What makes a picnic a success?
ice-30 = What instrument would you like to play?
ice-31 = What season is most like you?
ice-32 = What helping hand from a neighbour truly helped you?
ice-33 = What concert or show gave you goosebumps?
ice-34 = A walk, a bike ride or the sofa: how does a good weekend begin?
ice-35 = What do you like to do on summer evenings?
ice-36 = What old saying do you still use?
ice-37 = What would you like to learn this year?
ice-38 = What good news do you feel like sharing?
ice-39 = What bread, what cheese: what is your ideal snack?
ice-40 = Whom would you thank today, and why?

## Welcome
welcome-title = Welcome, { $nickname }
welcome-lead = Three small things to begin with, if you like.
welcome-hosts = Here to welcome you: { $hosts }.
welcome-hello = Say hello
welcome-answer = Answer the question of the day
welcome-around = See who is nearby
welcome-only-you = Only you see this welcome: nobody knows that you have just arrived.
welcome-close = Hide this welcome

## Proposing an outing
outing-title = Propose an outing
outing-what = What do you propose, and at what time?
outing-what-example = For example: “A coffee and a game of dominoes, around 3 pm.”
outing-what-fault = Say in a few words what you propose.
outing-day = Which day?
outing-day-fault = Choose a day, from today to { $last }.
outing-place = In which public place?
outing-place-hint = A café, a park, a library. Never at someone’s home.
outing-place-suggestions = Places suggested here
outing-place-fault = Name a public place.
outing-place-long = This name is too long: { $max } characters at most.
outing-seats = How many people, you included?
outing-seen = The whole room will see this proposal. It is checked like a message.
outing-send = Propose

## An outing
outing-label = Outing
outing-left = { $left ->
    [0] Full
    [one] One place left
   *[other] { $left } places left
  }
outing-seats-of = { $seats } people at most
outing-over = This outing is over.
outing-gone = This outing is no longer proposed.
outing-join = I’ll come
outing-leave = I’m not coming after all
outing-coming = You are going.
outing-mine = Your proposal.
outing-who = Who is coming
outing-who-only = Only those who are coming see this list.
outing-loading = The places are coming…
outing-failed = The places did not come.
outing-offline = Offline: the places are no longer up to date.
