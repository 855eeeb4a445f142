### Phrases des pages autour de la place : vitrine, entrée, preuve, réglages, démonstration.

## Partout
nowhere-title = Il n’y a rien à cette adresse
nowhere-text = Le lien est peut-être ancien, ou incomplet.
nowhere-back = Revenir à la place

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
vitrine-home-room-text = Le salon de votre coin. Tant que vous êtes peu nombreux, il s’élargit, au plus jusqu’au département.
vitrine-hours = Aux heures d’accueil
vitrine-hours-span = De { $from } à { $to }
vitrine-open = Quelqu’un vous accueille en ce moment.
vitrine-opens = Prochain accueil : { $time }.
vitrine-hours-text = Chaque jour. En dehors, on lit, et on poursuit ses conversations.
vitrine-hosts = À l’accueil : { $hosts }.
vitrine-promises = Ce que nous promettons
vitrine-promise-location = Personne ne voit où vous habitez : votre code postal ne quitte pas votre appareil. Seul votre coin est transmis, un groupe d’au moins 25 000 habitants.
vitrine-promise-retention = Les conversations des salons restent { $days ->
    [one] un jour
   *[other] { $days } jours
  }, puis disparaissent.
vitrine-promise-answer = Chaque signalement reçoit un numéro, et la réponse d’une personne sous { $days ->
    [one] un jour
   *[other] { $days } jours
  }.

## Entrée
entry-title = Entrer sur la place
entry-lead = Quatre champs. Sous chacun, qui verra quoi.
entry-nickname = Pseudo
entry-nickname-hint = Visible par les membres. Pas votre vrai nom.
entry-nickname-fault = Choisissez un pseudo.
entry-nickname-free = « { $nickname } » est libre.
entry-proposals = Libres en ce moment :
entry-age = Âge
entry-age-hint = Personne ne voit votre âge, seulement une tranche.
entry-age-seen = Visible : { $band } ans. Votre âge exact, personne.
entry-age-fault = Indiquez votre âge en années, { $max } au plus.
entry-gender = Genre
entry-gender-hint = Visible par les membres.
entry-gender-hidden = Rien ne sera affiché.
entry-gender-fault = Choisissez une réponse. « Je préfère ne pas dire » en est une.
entry-postcode = Code postal
entry-postcode-hint = Reste sur votre appareil. Seul votre coin est transmis : un groupe d’au moins 25 000 habitants.
entry-postcode-fault = Indiquez les cinq chiffres de votre code postal.
postcode-unknown = Nous ne connaissons pas ce code postal. Prenez celui de votre commune.
postcode-company = C’est un code d’entreprise (CEDEX). Prenez celui de votre commune.
postcode-suggestions = Peut-être :
postcode-departement = Département { $number }, { $name }. Le coin arrive…
postcode-outside = { $place } : cette place n’accueille pas encore ce coin. Ce n’est pas votre faute, elle est petite.
postcode-territory = Elle accueille : { $places }.
postcode-no-table = La liste des coins n’est pas venue. Rien n’est perdu : votre code postal reste ici, et nous n’envoyons jamais un code postal à la place.
entry-shared = C’est un ordinateur partagé
entry-shared-hint = Rien ne sera gardé ici, et fermer le navigateur vous fera sortir.
entry-preview-name = Votre pseudo
entry-preview = Visible : { $band } ans, { $place }
entry-preview-later = Quand vous serez assez nombreux par ici : { $band } ans, { $place }.
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

## Mes mots
mine-title = Mes mots
mine-lead = Ce que vous nous avez signalé, et ce que sont devenus vos messages.
mine-reports = Mes signalements
mine-no-reports = Aucun signalement. Le bouton est sur chaque message, derrière les trois points.
report-open = en cours
report-answered = répondu
report-answered-at = Répondu le { $date }
mine-texts = Mes messages retenus ou refusés
mine-no-texts = Aucun. Tous vos messages sont passés.

## Réglages
set-title = Réglages
set-lead = Chaque choix est gardé aussitôt.
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
place-change = Changer de lieu
place-now = Votre lieu : { $place }.
place-left = { $left ->
    [0] Vous avez déjà changé { $max } fois en { $days } jours. Il faut attendre un peu.
    [one] Vous pouvez changer encore une fois dans les { $days } jours.
   *[other] Vous pouvez changer { $left } fois en { $days } jours.
  }
place-what = Vous quitterez les salons de votre lieu actuel, et ceux du nouveau vous seront proposés. Vos autres salons et vos conversations restent.
place-postcode = Code postal du nouveau lieu
place-same = C’est déjà votre lieu.
place-send = Changer de lieu
place-sending = Un instant…
place-done = C’est fait. Votre lieu : { $place }.
set-devices = Mes appareils
set-this-device = cet appareil
set-last-day = Dernier jour d’usage : { $day }
set-revoke = Déconnecter{ " " }
set-revoked = Appareil déconnecté
set-sign-out = Sortir de la place

## Démonstration
demo-title = Sept histoires
demo-lead = Ce que cette place fait autrement, vu de trois chaises : qui écrit, qui est en face, qui modère. Celles qui sont construites viennent d’être jouées sur ce serveur.
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
outcome-pages-read = { $count } pages de la liste lues d’affilée, les dernières ralenties
outcome-band-and-bucket = De chacun, rien de plus que ce que tout le monde voit : une tranche d’âge, un coin, une distance vague
