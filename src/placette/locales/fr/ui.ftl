### Phrases de l'interface. Ton : vouvoiement, français simple, sans point médian.

## Partout
close = Fermer
cancel = Annuler
done = Terminé
retry = Réessayer
reload = Recharger la page
language = Langue
scripted = automate
back-home = Retour à l’accueil
back-square = Retour
quick-exit = Sortie rapide
quick-exit-hint = Ouvre une page neutre. Raccourci : Échap deux fois. C’est une commodité, pas une protection.
error-network = Rien n’est revenu du réseau. Vérifiez la connexion, puis réessayez.
loading-place = La place se prépare…
loading-rooms = Les salons arrivent…
loading-talk = Les messages arrivent…
loading-long = C’est plus long que d’habitude.
loading-failed = Le chargement n’a pas abouti.
demo-label = Démonstration
demo-banner = Démonstration : rien ici n’est réel, et rien n’est gardé pour de vrai.
demo-link = Sept histoires à voir
nowhere-title = Il n’y a rien à cette adresse
nowhere-text = Le lien est peut-être ancien, ou incomplet.
nowhere-back = Revenir à la place

## Pied de page
foot-label = Liens utiles
foot-notice = Signaler un contenu
foot-charter = La charte
foot-comfort = Affichage et confort
foot-demo = La démonstration
foot-operator = Ce lieu est tenu par { $operator }. Lui écrire :
foot-accessibility = Accessibilité : ce site vise les règles WCAG 2.2 niveau AA. Un obstacle ? Écrivez-nous à la même adresse, nous répondons.

## Vitrine
vitrine-eyebrow = Entre adultes, entre voisins
vitrine-title = Une petite place où l’on se parle.
vitrine-lead = Des salons pour sortir, jardiner, cuisiner, s’entraider, ou simplement dire bonsoir aux gens du coin.
vitrine-enter = Entrer
vitrine-finish = Terminer mon entrée
vitrine-enter-hint = Quatre champs, pas d’adresse e-mail. Réservé aux adultes, avec preuve.
vitrine-ended = Votre session est terminée sur cet appareil. Vous pouvez entrer à nouveau.
vitrine-rooms = Les salons
vitrine-home-room = Le salon de chez vous
vitrine-home-room-text = Chaque département a le sien : on vous le propose en entrant.
vitrine-promises = Ce que nous promettons
vitrine-promise-location = Personne ne voit où vous habitez : votre code postal ne quitte pas votre appareil, seul le département est transmis.
vitrine-promise-retention = Les conversations des salons restent { $days ->
    [one] un jour
   *[other] { $days } jours
  }, puis disparaissent.
vitrine-promise-answer = Chaque signalement reçoit un numéro, et la réponse d’une personne sous { $days ->
    [one] un jour
   *[other] { $days } jours
  }.

## Charte
charter-title = La charte
charter-lead = Cinq lignes, les mêmes pour tout le monde. Version { $version }.
charter-1 = Ici, tout le monde est adulte et l’a prouvé.
charter-2 = On se parle avec respect. Non, c’est non.
charter-3 = Pas de sexe, pas d’argent, pas de coordonnées dans les salons.
charter-4 = Personne n’écrit en privé à quelqu’un sans y avoir été invité.
charter-5 = On signale ce qui inquiète. Chaque signalement reçoit une réponse.
charter-question = Quelqu’un insiste après un refus. Que fait-on ?
charter-answer-insist = On laisse insister : un refus peut changer.
charter-answer-report = On le signale : un refus ne se discute pas.
charter-answer-nothing = Rien, cela ne regarde qu’eux.
charter-choose = Choisissez une réponse.
charter-explain = Pas tout à fait. Insister après un refus, c’est déjà une pression : la personne visée a besoin que quelqu’un le signale. Choisissez encore.
charter-accept = J’accepte la charte
charter-accepted = Vous avez accepté cette charte.
charter-first-title = Avant votre premier message
charter-first-text = Votre message est gardé : il partira dès votre réponse.

## Entrée
entry-title = Entrer sur la place
entry-lead = Quatre champs. Sous chacun, qui verra quoi.
entry-nickname = Pseudo
entry-nickname-hint = Visible par les membres. Pas votre vrai nom.
entry-nickname-fault = Choisissez un pseudo.
entry-nickname-free = « { $nickname } » est libre.
entry-proposals = Libres en ce moment :
entry-age = Âge
entry-age-hint = Personne ne voit votre âge, seulement une tranche de cinq ans.
entry-age-seen = Visible : { $band } ans. Votre âge exact, personne.
entry-age-fault = Indiquez votre âge en années, { $max } au plus.
entry-gender = Genre
entry-gender-hint = Visible par les membres.
entry-gender-hidden = Rien ne sera affiché.
entry-gender-fault = Choisissez une réponse. « Je préfère ne pas dire » en est une.
gender-woman = Femme
gender-man = Homme
gender-other = Autre
gender-unsaid = Je préfère ne pas dire
entry-postcode = Code postal
entry-postcode-hint = Reste sur votre appareil. Visible : le département seulement.
entry-postcode-fault = Indiquez les cinq chiffres de votre code postal.
entry-postcode-unknown = Nous ne connaissons pas ce code postal. Prenez celui de votre commune, sans CEDEX.
entry-shared = C’est un ordinateur partagé
entry-shared-hint = Rien ne sera gardé ici, et fermer le navigateur vous fera sortir.
entry-preview-name = Votre pseudo
entry-preview = Visible : { $band } ans, { $place }
entry-preview-empty = Voici ce que les autres verront de vous.
entry-continue = Continuer
entry-sending = Un instant…
entry-next = Étape suivante : prouver que vous avez 18 ans, sans dire qui vous êtes.

## Moins de 18 ans
kind-title = Cette place est réservée aux adultes
kind-lead = Merci de votre franchise. Ce lieu n’est pas fait pour vous, mais d’autres le sont, et on peut y parler à de vraies personnes.
kind-help = Parler à quelqu’un
kind-119 = Enfance en danger. Jour et nuit, pour vous ou pour quelqu’un d’autre.
kind-3018 = Harcèlement, chantage, images : ce qui se passe en ligne. Tous les jours de 9 h à 23 h.
kind-fsj = Fil Santé Jeunes : santé, amour, moral, questions. Tous les jours de 9 h à 23 h.
kind-free = Ces appels sont gratuits, anonymes et confidentiels.
kind-kept = Ce navigateur se souvient de cette réponse. Nous n’avons gardé ni pseudo, ni adresse.
kind-mistake = Une erreur ?
kind-mistake-text = Une preuve de majorité lève ce blocage. Elle ne dit pas qui vous êtes.
kind-prove = Prouver ma majorité

## Preuve de majorité
proof-title = Prouver que vous avez 18 ans, sans dire qui vous êtes
proof-lead = Une preuve dit une seule chose : « majeur » ou rien.
proof-picture-1 = Celui qui prouve vous connaît, et ignore où vous allez.
proof-picture-2 = Une seule réponse voyage : « 18 ans ou plus ».
proof-picture-3 = Nous savons que vous êtes adulte, jamais qui vous êtes.
proof-providers = Choisir une preuve
proof-provider-demo = Preuve de démonstration
proof-half-1 = Ne saura pas quel site vous visitez
proof-half-1-no = Saura quel site vous visitez
proof-half-2 = Ne nous dira pas qui vous êtes
proof-half-2-no = Nous dira qui vous êtes
proof-begin = Commencer
proof-none = Aucune preuve n’est proposée ici pour le moment. L’entrée reste fermée.
proof-waiting = En attente de votre application…
proof-waiting-text = Répondez dans l’application de preuve. Vous avez dix minutes, cette page vous attend.
proof-demo-text = Dans cette démonstration, c’est vous qui jouez l’application. Que répond-elle ?
proof-demo-adult = Répondre « majeur »
proof-demo-minor = Répondre « mineur »
proof-demo-silent = Ne rien répondre
proof-other = Choisir une autre preuve
proof-not-valid = Preuve non valable
proof-done = Preuve reçue
proof-done-text = Ce navigateur a prouvé sa majorité. Il reste quatre champs.
proof-to-entry = Continuer vers l’entrée
proof-why = Pourquoi une preuve ?
proof-why-text = Sur un lieu de rencontre sans contrôle, des mineurs sont en danger, et des adultes malveillants le savent. Une case « j’ai 18 ans » n’arrête personne. Une preuve anonyme, si.

## La place
jump-to-talk = Aller à la conversation
pane-rooms = Salons
pane-people = Personnes présentes
tabs = Parties de la page
tab-rooms = Salons
tab-talk = Conversation
tab-people = Présents
head-label = Mon espace
head-mine = Mes mots
head-settings = Réglages
head-help = Aide
head-answers = { $count ->
    [one] une réponse nouvelle
   *[other] { $count } réponses nouvelles
  }
head-retention = Les messages restent { $days ->
    [one] un jour
   *[other] { $days } jours
  }
offline-bar = Hors connexion. Vos messages partiront dès le retour.
online-again = Connexion revenue.
try-now = Essayer maintenant
ended-bar = Cette page est trop ancienne pour continuer.
live-label = Nouveaux messages
announce-one = { $nickname } : { $text }
announce-many = { $count ->
    [one] un nouveau message
   *[other] { $count } nouveaux messages
  }

## Salons
rooms-joined = Mes salons
rooms-open = À découvrir
room-sorties = Sorties
room-jardin = Jardin
room-cuisine = Cuisine
room-entraide = Entraide
room-sport = Sport
room-seniors = Seniors
room-nouveaux-arrivants = Nouveaux arrivants
room-departement-topic = Le salon du département : les gens du coin.
room-unread = { " " }non lus
room-muted = En sourdine
room-mute = Mettre en sourdine
room-unmute = Remettre le compte des messages
room-leave = Quitter ce salon
room-about = À propos de ce salon
room-rules = Les règles
room-slow = Mode lent : { $seconds } s
room-slow-text = Ce salon est en mode lent : un message toutes les { $seconds } secondes par personne.
join = Rejoindre
join-title = Vous n’êtes pas encore dans ce salon
join-text = En le rejoignant, vous lirez ses messages et pourrez y parler. On vous y verra présent.

## Conversation
talk-list = Messages du salon
talk-start = C’est le début de ce que la place a gardé.
talk-empty-title = C’est calme, ici.
talk-empty = Vous êtes parmi les premiers. Un bonjour suffit pour commencer.
talk-hello = Dire bonjour au salon
talk-hello-text = Bonjour à tous !
talk-unread = Nouveaux messages
talk-below = { $count ->
    [one] un nouveau
   *[other] { $count } nouveaux
  }
talk-end = Revenir en bas
talk-edited = (modifié)
talk-removed = Message retiré par son auteur.
talk-removed-own = Vous avez retiré ce message.
talk-you = Vous
older = Messages plus anciens
older-loading = Un instant…
older-failed = La page plus ancienne n’est pas venue.
menu-open = Actions pour le message de { $nickname }, { $time }
menu-title = Message de { $nickname }
menu-edit = Modifier
menu-remove = Retirer
menu-report = Signaler
menu-copy = Copier
remove-title = Retirer ce message ?
remove-text = Il disparaît tout de suite, pour tout le monde. On ne peut pas le remettre.
remove-yes = Retirer le message
composer-label = Écrire dans { $room }
composer-placeholder = Écrire un message
composer-send = Envoyer
composer-save = Enregistrer la modification
composer-editing = Vous modifiez votre message
composer-left = { $left ->
    [one] encore un caractère
   *[other] encore { $left } caractères
  }
composer-long = { $over ->
    [one] un caractère de trop
   *[other] { $over } caractères de trop
  }
slow-countdown = Vous pourrez écrire dans { $seconds } s

## États d'un message
state-queued = en attente
state-checking = vérification…
state-long = toujours en vérification, on vous prévient
state-held = En attente de relecture
state-returned = Rendu sans réponse
state-refused = Refusé : { $reason }
state-charter = La charte d’abord
state-nudge = Relisez-vous avant d’envoyer
state-failed = Message non envoyé
why-minors = protection des mineurs
why-contact = coordonnées
why-link = lien
why-respect = respect
why-late = relecture par une personne
why-staff = décision de l’équipe
why-unread = délai de relecture dépassé
why-other = règle de la place
own-edit = Modification
own-charter = Répondre à la charte
own-send-anyway = Envoyer quand même
own-edit-text = Modifier
own-delete = Supprimer
own-why = Voir pourquoi
sheet-rule = Règle
sheet-why = Pourquoi
sheet-now = Et maintenant
sheet-held = Personne ne voit ce message. Une personne de l’équipe va le lire.
sheet-held-until = Personne ne voit ce message. Une personne de l’équipe va le lire ; sans réponse avant le { $date }, il vous est rendu.
sheet-returned = Personne ne l’a vu. Vous pouvez le modifier et l’envoyer à nouveau.
sheet-refused = Personne ne l’a vu. Vous pouvez le modifier, contester, ou le supprimer.
contest = Contester
contest-label = Pourquoi cette décision vous semble-t-elle fausse ?
contest-send = Envoyer la contestation
contest-sent = Reçu sous le numéro { $number }. Une personne vous répond avant le { $date }.
contest-already = Contestation enregistrée sous le numéro { $number }.

## Signaler
report-title = Signaler ce message
report-emergency = Danger immédiat : appelez le 17 ou le 112, ou écrivez par SMS au 114.
report-reason = Que se passe-t-il ?
report-choose = Choisissez ce qui se rapproche le plus.
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
report-text = Quelques mots, si vous voulez
report-context = Le message et ceux qui l’entourent sont joints. La personne ne saura pas que cela vient de vous.
report-send = Envoyer le signalement
report-sent-title = Signalement reçu
report-sent-text = Une personne va le lire et vous répondre. La réponse sera dans « Mes mots ».
report-number = Numéro { $number }
report-answer-by = Réponse avant le { $date }.
report-follow = Suivre dans Mes mots
report-open = en cours
report-answered = répondu
report-answered-at = Répondu le { $date }

## Mes mots
mine-title = Mes mots
mine-lead = Ce que vous nous avez signalé, et ce que sont devenus vos messages.
mine-reports = Mes signalements
mine-no-reports = Aucun signalement. Le bouton est sur chaque message, derrière les trois points.
mine-texts = Mes messages retenus ou refusés
mine-no-texts = Aucun. Tous vos messages sont passés.

## Présents
people-title = { $count ->
    [0] Présents
    [one] Une personne présente
   *[other] { $count } personnes présentes
  }
people-join = Rejoignez le salon pour voir qui est là.
people-offline = Hors connexion : la liste n’est plus à jour, nous la cachons.
people-none = Vous êtes parmi les premiers. Dites bonjour.
people-you = vous
person-age = { $band } ans

## Réglages
set-title = Réglages
set-lead = Chaque choix est gardé aussitôt, sur cet appareil.
set-saved = Enregistré
set-theme = Couleurs
set-theme-auto = Comme mon appareil
set-theme-light = Claires
set-theme-dark = Sombres
set-size = Taille du texte
set-size-100 = Normale
set-size-115 = Un peu plus grande
set-size-130 = Grande
set-size-150 = Très grande
set-motion = Mouvement
set-motion-auto = Comme mon appareil
set-motion-less = Le moins possible
set-announce = Messages lus à voix haute
set-announce-hint = Pour les lecteurs d’écran : ce qui est annoncé quand d’autres écrivent.
set-announce-all = Tout
set-announce-count = Seulement le compte
set-announce-none = Rien
set-send = Pour envoyer
set-send-enter = Entrée
set-send-ctrl = Ctrl ou ⌘ + Entrée
set-keys = Raccourcis
set-single-keys = Raccourcis à une seule touche (?)
set-me = Ce que les autres voient de moi
set-devices = Mes appareils
set-this-device = cet appareil
set-last-day = Dernier jour d’usage : { $day }
set-revoke = Déconnecter{ " " }
set-revoked = Appareil déconnecté
set-sign-out = Sortir de la place

## Aide et raccourcis
help-title = Aide
keys-title = Aide et raccourcis
keys-help = Cette aide
keys-go = Aller à la liste des salons
keys-room = Salon précédent, suivant
keys-unread = Salon non lu précédent, suivant
keys-edit = Dans un champ vide : modifier mon dernier message
keys-send = Envoyer (à choisir dans les réglages)
keys-list = Dans la liste : message précédent, suivant ; ⏎ ouvre ses actions
keys-read = Tout marquer comme lu
keys-back = Fermer, annuler
keys-exit = Sortie rapide
keys-off = Les raccourcis à une seule touche se coupent ici :

## Démonstration
demo-title = Sept histoires
demo-lead = Ce que cette place fait autrement, vu de trois chaises : qui écrit, qui est en face, qui modère. Chaque histoire vient d’être jouée sur ce serveur.
demo-not-built = Pas encore construit
demo-sender = La personne qui écrit
demo-other = L’autre personne
demo-moderator = La modération
demo-sees-nothing = Ne voit rien.
story-paid-advert = Une fausse petite annonce payante
story-paid-advert-text = Quelqu’un poste une annonce avec un numéro de téléphone.
story-says-15 = Quelqu’un dit avoir 15 ans
story-says-15-text = Une phrase toute simple, dans un salon d’adultes.
story-runs-accounts = Une personne derrière plusieurs comptes
story-runs-accounts-text = Des comptes différents, la même main.
story-mass-collecting = Ramasser les profils en masse
story-mass-collecting-text = Un programme essaie de tout recopier.
story-prosecutor = Une réquisition du procureur
story-prosecutor-text = Ce qui est remis, à qui, et la trace que cela laisse.
story-journalist = La question d’une journaliste
story-journalist-text = Ce qui se vérifie sans nous croire sur parole.
story-forced = Une personne forcée, sans compte
story-forced-text = Elle nous écrit de dehors, et doit être protégée d’abord.
outcome-posted = Le message est publié.
outcome-held = Le message attend la lecture d’une personne. Personne d’autre ne le voit.
outcome-refused = Le message est refusé, avec la règle et un recours.
outcome-returned = Le message est rendu à son auteur.
outcome-removed = Le message est retiré.
outcome-nothing = Ne voit rien.
outcome-reported = Un signalement est reçu, avec un numéro.
outcome-answered = Le signalement a sa réponse.
