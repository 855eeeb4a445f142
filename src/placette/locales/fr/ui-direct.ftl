### Conversations privées, sortie en sécurité, signalements, « se voir en vrai » : ce qui vient quand on en a besoin.

## La tête d'une conversation
direct-mode-examined = Conversation examinée : un automate relit chaque message avant de le remettre, comme dans les salons.
direct-mode-report-only = Conversation non examinée : la loi interdit ici de lire les messages ; signalez ce qui ne va pas.
direct-short-examined = Examinée
direct-short-report-only = Non examinée
direct-term = Les messages restent { $days ->
    [one] un jour
   *[other] { $days } jours
  }.
direct-banner = Vous pouvez partir à tout moment, sans explication.
direct-banner-close = Masquer ce rappel
direct-menu = Actions de la conversation
direct-pause = Mettre en pause
direct-resume = Reprendre
direct-keep = Garder une copie
direct-keep-text = Un fichier signé, pour vous seul.
direct-kept = La copie est dans vos téléchargements.
direct-meet = Se voir en vrai
direct-leave = Quitter
direct-leave-title = Quitter cette conversation ?
direct-leave-text = Elle s’arrête pour les deux, sans explication à donner. Pendant { $days } jours, une copie scellée reste : elle ne se lit que s’il y a un signalement ou une demande de la justice.
direct-leave-yes = Quitter la conversation
direct-report = Signaler la conversation
direct-paused = La conversation est en pause.
direct-paused-mine = Vous avez mis la conversation en pause. Rien ne s’y écrit, des deux côtés.
direct-ended = Conversation terminée.
direct-frozen = Cette conversation est arrêtée.
direct-ended-text = On ne peut plus y écrire. Vous pouvez encore la signaler.
direct-empty-title = Votre conversation commence
direct-empty = Trois choses qui se disent facilement :
direct-hello-1 = Bonjour, et merci pour cet échange. Comment se passe la journée ?
direct-hello-2 = Bonjour ! Qu’est-ce qui vous plaît le plus dans le coin ?
direct-hello-3 = Bonjour, au plaisir de faire connaissance. De quoi aimez-vous parler ?
direct-typing = … écrit
direct-typing-said = { $nickname } écrit
direct-seen = vu

## Sortir en sécurité
exit-title = Je ne suis pas à l’aise
exit-1 = La conversation s’arrête pour les deux.
exit-2 = Une copie est mise à l’abri pour l’équipe.
exit-3 = La personne est bloquée.
exit-4 = Nous lisons, et nous vous répondons.
exit-go = Sortir en sécurité
exit-other = Ou, sans signaler :
exit-leave = Quitter sans signaler
exit-sent-title = La conversation est arrêtée
exit-sending = Elle n’est plus sur votre écran. Nous le disons au serveur…
exit-again = Elle n’est plus sur votre écran. Le réseau n’a pas répondu : nous réessayons, vous n’avez rien à faire.
exit-over = La conversation était déjà arrêtée.
exit-help = Numéros d’urgence et aide

## Conseils dans la conversation
card-label = Un conseil, pour vous seul
card-contact = On vous propose de continuer ailleurs. Ici, vous pouvez bloquer et signaler ; ailleurs, nous ne pouvons plus vous aider.
card-money = On parle d’argent. N’envoyez jamais d’argent, de code ou de carte à quelqu’un que vous n’avez pas rencontré.
card-meeting = On vous propose un lieu privé. Pour une première fois, un lieu public est plus sûr.
card-close = Masquer ce conseil
card-kit = Préparer une rencontre

## Se voir en vrai
meet-title = Se voir en vrai
meet-lead = Tout reste sur cet appareil : rien de ce que vous écrivez ici n’est envoyé.
meet-where = Où ?
meet-where-hint = Un lieu public, où d’autres gens passent : un café, une médiathèque, un marché, un parc en journée.
meet-places = Lieux publics proposés ici
meet-day = Quel jour ?
meet-time = À quelle heure ?
meet-check = Avant de partir
meet-check-1 = J’y vais et j’en repars par mes propres moyens.
meet-check-2 = Quelqu’un sait où je vais.
meet-check-3 = Mon téléphone est chargé.
meet-check-4 = Je sais comment je rentre.
meet-tell = Un mot pour un proche
meet-tell-hint = À copier et à envoyer vous-même, par le moyen de votre choix.
meet-words = Bonjour, je rencontre { $nickname }, de { $site }, { $date }. Lieu : { $place }. Je donne des nouvelles en rentrant ; sans nouvelles, il faut m’appeler. En cas d’inquiétude : le 17 ou le 112.
meet-words-date = le { $date }
meet-words-no-date = jour à préciser
meet-words-no-place = à préciser
meet-copy = Copier
meet-copied = Copié
meet-share = Partager
meet-calendar = Mettre dans mon agenda
meet-calendar-title = Rendez-vous
meet-calendar-needs = Il faut le jour et l’heure.
meet-ask = Me demander le lendemain si tout s’est bien passé
meet-ask-hint = Ce rappel reste dans ce navigateur.
meet-ask-shared = Ordinateur partagé : rien n’y est gardé, il n’y aura pas de question le lendemain.
after-title = Tout s’est bien passé ?
after-text = Vous aviez prévu de voir quelqu’un { $date }.
after-yes = Oui
after-no = Non
after-later = Pas de réponse
after-thanks = Tant mieux. Merci de prendre soin de vous.
after-sorry = Vous n’y êtes pour rien. Nous pouvons vous aider, maintenant ou plus tard.
after-report = En parler à l’équipe

## Signaler
report-title = Signaler ce message
report-title-conversation = Signaler la conversation
reason-insult = Insultes
reason-sexual = Propos sexuels
reason-seems-minor = Semble avoir moins de 18 ans
reason-forced = Quelqu’un est forcé ou vendu
reason-blackmail = Chantage
reason-scam = Arnaque, argent
reason-threat = Menace
reason-dangerous-meeting = Rendez-vous dangereux
reason-hate = Haine
reason-other = Autre chose
reason-contest = Contestation
report-reason = Que se passe-t-il ?
report-reason-hint = Touchez ce qui se rapproche le plus : le signalement part aussitôt.
report-no-sanction = Vous n’êtes pas sanctionné pour ce que vous cherchiez quand vous signalez une violence.
report-words = Ajouter d’abord quelques mots
report-text = Quelques mots, si vous voulez
report-context-message = Le message et ceux qui l’entourent sont joints.
report-context-conversation = La conversation est mise à l’abri et jointe.
report-silent = La personne ne saura pas que cela vient de vous.
report-block = Bloquer aussi cette personne
report-blocked = Cette personne est bloquée.
report-sending = Le signalement part…
report-sent-title = Signalement reçu
report-sent-text = Une personne va le lire et vous répondre. La réponse sera dans « Mes mots ».
report-number = Numéro { $number }
report-answer-by = Réponse avant le { $date }.
report-follow = Suivre dans Mes mots

## Conversations terminées
past-title = Conversations terminées
past-lead = Elles n’ont plus de nom ici, mais vous pouvez encore les signaler.
past-one = Du { $opened } au { $ended }
past-one-day = Le { $ended }
