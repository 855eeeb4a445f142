### Phrases des personnes autour, des demandes, des blocages et du profil.

## Les personnes
intention-talk = Discuter
intention-go-out = Sortir
intention-help = S’entraider
intention-play = Jouer
intention-language = Parler une langue
bucket-20 = à moins de 20 km
bucket-40 = à moins de 40 km
bucket-80 = à moins de 80 km
bucket-150 = à moins de 150 km
bucket-300 = à moins de 300 km
bucket-beyond = à plus de 300 km
presence-online = en ligne
presence-today = aujourd’hui
presence-week = cette semaine
count-under-10 = Moins de 10 personnes
count-10 = De 10 à 19 personnes
count-20 = De 20 à 49 personnes
count-50 = De 50 à 99 personnes
count-100 = 100 personnes ou plus
who-host = Animation
who-offline-title = Hors connexion
who-offline = Nous cachons les autres tant que la connexion manque : la liste ne serait plus juste.

## Autour de moi
near-title = Autour de moi
near-lead = Des membres, du plus proche au plus lointain. Les distances restent vagues, pour tout le monde.
near-filters = Filtres
near-filters-set = { $count ->
    [one] un filtre actif
   *[other] { $count } filtres actifs
  }
near-age = Âge
near-age-min = De
near-age-max = à
near-age-hint = Au moins { $years } ans d’écart.
near-gender = Genre
near-gender-any = Tous
near-distance = Distance
near-distance-any = Toutes
near-intentions = Envies
near-online = Seulement en ligne
near-apply = Voir la liste
near-clear = Enlever les filtres
near-list = Personnes autour de moi
near-loading = Les personnes arrivent…
near-none-title = Personne avec ces filtres
near-widen = { $km ->
    [beyond] Élargir à toutes les distances
   *[other] Élargir à { $km } km
  }
near-none-clear = Essayez sans filtre.
near-first-title = Vous êtes parmi les premiers
near-first = Un bonjour dans un salon, et la place commence à vivre.
near-first-go = Dire bonjour dans un salon
near-more = Voir plus
near-shown = { $count ->
    [one] une personne affichée
   *[other] { $count } personnes affichées
  }
near-open = Voir le profil
read-wait = { $minutes ->
    [one] Vous pourrez reprendre dans une minute.
   *[other] Vous pourrez reprendre dans { $minutes } minutes.
  }

## Profil d'une personne
who-title = Profil
who-loading = Le profil arrive…
who-words = En quelques mots
who-intentions = Ses envies
who-rooms = Salons en commun
who-ask = Demander à discuter
who-open-talk = Ouvrir la conversation
who-see-asks = Voir les demandes
who-rooms-first = Aller dans un salon
who-self = C’est vous. Voici ce que les autres voient.
who-self-edit = Modifier mon profil
block = Bloquer
block-title = Bloquer { $nickname } ?
block-text-1 = Vous ne vous verrez plus, ni l’un ni l’autre : dans les salons, dans les listes, nulle part.
block-text-2 = Les demandes entre vous sont retirées, et votre conversation privée se termine.
block-text-3 = Personne n’est prévenu. Vous pourrez changer d’avis dans « Personnes bloquées ».
block-done = C’est fait : { $nickname } et vous ne vous verrez plus.
report-person = Signaler
report-person-title = Signaler { $nickname }
report-ask-title = Signaler cette demande

## Les phrases d’une demande
opener-talk-neighbour = Bonjour ! J’habite le coin et j’aime bien discuter. Et vous ?
opener-talk-quietly = Bonjour, je cherche une conversation tranquille, sans rien de plus.
opener-talk-liked = J’ai aimé ce que vous avez écrit. On en parle ?
opener-talk-new-here = Je débute ici et je ne connais personne. Un mot d’accueil ?
opener-out-walk = Une promenade un de ces jours, dans un endroit passant ?
opener-out-coffee = Un café en ville, un après-midi, pour papoter ?
opener-out-group = On prépare une sortie à plusieurs. Cela vous dirait de venir ?
opener-help-need = J’aurais besoin d’un coup de main. Je peux vous expliquer ?
opener-help-give = Je peux donner un coup de main dans le coin. Cela vous serait utile ?
opener-play-game = Une partie un de ces soirs ? Cartes, échecs, jeux de société…
opener-language-practise = J’apprends une langue. On la pratique un peu ensemble ?
opener-language-teach = Je parle une autre langue et j’aime la faire découvrir. Cela vous intéresse ?

## Demander à discuter
ask-title = Demander à discuter
ask-lead = Une phrase, choisie dans la liste, et ce que vous avez en commun. Rien d’autre ne part.
ask-about = Votre envie
ask-opener = Votre phrase
ask-context = Ce que vous avez en commun
ask-room = Salon en commun : { $room }
ask-intention = Envie en commun : { $intention }
ask-rooms-shared = { $count ->
    [0] aucun salon en commun
    [one] un salon en commun
   *[other] { $count } salons en commun
  }
ask-nothing-title = Vous n’avez encore rien en commun
ask-nothing = Dites d’abord bonjour dans un salon : c’est plus facile de se parler ensuite.
ask-preview = Voici ce que { $nickname } verra, mot pour mot
ask-choose = Choisissez une phrase.
ask-budget-left = { $left ->
    [0] Vous avez envoyé vos { $max } demandes d’aujourd’hui.
    [one] Il vous reste une demande sur { $max } aujourd’hui.
   *[other] Il vous reste { $left } demandes sur { $max } aujourd’hui.
  }
ask-budget-again = Une nouvelle demande sera possible à partir du { $date }.
ask-opens = Les demandes reprendront à partir du { $date }.
ask-send = Envoyer la demande
ask-sent-title = Envoyée
ask-sent = Envoyée. Pas de réponse est une réponse.
ask-sent-more = Si c’est oui, la conversation s’ouvrira d’elle-même. Vous n’avez rien d’autre à faire.
ask-offline = Hors connexion : une demande ne part pas en retard. Réessayez plus tard.
ask-charter = Votre demande est gardée : elle partira dès votre réponse.
consent-title = La conversation privée
consent-examined = Un programme lit chaque message avant qu’il arrive, comme dans les salons. Une personne de l’équipe ne lit que ce qui est retenu ou signalé.
consent-report-only = Aucun programme ne lit vos messages. Une personne de l’équipe ne les lit que si l’un de vous signale la conversation.
consent-days = { $days ->
    [one] Chaque message reste un jour, puis disparaît.
   *[other] Chaque message reste { $days } jours, puis disparaît.
  }
consent-leave = Vous pouvez partir à tout moment, sans explication.
consent-yes-examined = J’accepte que mes messages soient lus ainsi
consent-yes-report-only = J’ai compris comment mes messages sont traités
consent-needed = Cochez cette case pour continuer.

## Demandes
asks-title = Demandes
asks-lead = Personne ne vous écrit en privé sans votre accord. C’est vous qui choisissez.
asks-received = Reçues
asks-later = Pour plus tard
asks-sent = Envoyées
asks-loading = Les demandes arrivent…
asks-none = Aucune demande.
asks-none-more = Vous choisissez qui peut vous écrire
asks-none-sent = Vous n’avez rien demandé ces derniers temps.
asks-none-sent-go = Voir qui est autour
asks-closed = Vous ne recevez plus de demandes.
asks-reopen = Changer dans les réglages
asks-accept = Accepter
asks-decline = Non merci
asks-put-off = Plus tard
asks-for = { " " }la demande de { $nickname }
asks-more = Autres choix pour la demande de { $nickname }
asks-menu-title = Demande de { $nickname }
asks-block-report = Bloquer et signaler
asks-stop = Ne plus recevoir de demandes
asks-stopped = C’est noté : vous ne recevrez plus de demandes.
asks-select = Choisir la demande de { $nickname }
asks-select-all = Tout choisir
asks-chosen = { $count ->
    [0] aucune demande choisie
    [one] une demande choisie
   *[other] { $count } demandes choisies
  }
asks-decline-all = Tout décliner
asks-declined = { $count ->
    [one] Demande de { $nickname } déclinée. Personne n’est prévenu.
   *[other] { $count } demandes déclinées. Personne n’est prévenu.
  }
asks-undo = Annuler
asks-undo-hint = Vous avez { $seconds } secondes pour annuler.
asks-undone = C’est annulé.
asks-moved-later = Mise de côté. Personne n’est prévenu.
asks-accept-title = Accepter la demande de { $nickname }
asks-accept-yes = Ouvrir la conversation
asks-state-sent = envoyée
asks-state-accepted = acceptée
asks-open-talk = Ouvrir la conversation
asks-day = Reçue le { $day }
asks-sent-day = Le { $day }

## Personnes bloquées
blocks-title = Personnes bloquées
blocks-lead = Vous ne les voyez plus, et elles ne vous voient plus.
blocks-loading = La liste arrive…
blocks-none = Personne.
blocks-none-more = Le bouton « Bloquer » est sur chaque profil et sur chaque demande.
blocks-since = Depuis le { $day }
blocks-undo = Débloquer
blocks-undone = C’est fait : vous pouvez de nouveau voir { $nickname }.
blocks-again = Bloquer à nouveau

## Mon profil
bio-title = Mon profil
bio-lead = Quelques mots et vos envies. Tout est facultatif.
bio-loading = Votre profil arrive…
bio-words = En quelques mots
bio-words-hint = Ce que vous aimez, ce que vous cherchez. Ni adresse, ni téléphone, ni lien.
bio-left = { $left ->
    [one] encore un caractère
   *[other] encore { $left } caractères
  }
bio-over = { $over ->
    [one] un caractère de trop
   *[other] { $over } caractères de trop
  }
bio-intentions = Mes envies
bio-intentions-hint = Elles aident les autres à vous adresser une demande qui vous va.
bio-save = Enregistrer
bio-saved = Enregistré
bio-nudge = Ces mots seront visibles par tous les membres. Enregistrez encore une fois pour les garder ainsi.
bio-keep = Garder ces mots
bio-seen = Ce que les autres voient
bio-seen-hint = Votre âge exact et votre code postal ne sont montrés à personne.
bio-seen-wide = Peu de personnes sont comme vous dans ce coin pour le moment. Pour vous protéger, nous montrons seulement le département et une tranche d’âge large.
bio-blocks = Personnes bloquées
bio-reach = Qui peut me demander

## Réglages
reach-title = Personnes et demandes
reach-from = Qui peut m’envoyer une demande
reach-everyone = Tout le monde
reach-rooms = Les membres de mes salons
reach-nobody = Personne
reach-older = Recevoir aussi des demandes de personnes qui ont 15 ans de plus que moi
reach-older-hint = Quand la tranche d’âge montrée de vous commence avant 25 ans, c’est non tant que vous ne dites pas oui.
reach-presence = Montrer quand je suis en ligne
reach-typing = Montrer quand j’écris
reach-receipts = Montrer ce que j’ai lu
reach-both = Dans les conversations privées, et seulement si l’autre personne le montre aussi.
