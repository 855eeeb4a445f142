### Phrases de l'interface. Ton : vouvoiement, français simple, sans point médian.

## Partout
close = Fermer
cancel = Annuler
done = Terminé
retry = Réessayer
reload = Recharger la page
language = Langue
first-day = 1er
scripted = automate
host = Animation
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

## Pied de page
foot-label = Liens utiles
foot-notice = Signaler un contenu
foot-help = Aide et urgence
foot-charter = La charte
foot-comfort = Affichage et confort
foot-demo = La démonstration
foot-operator = Ce lieu est tenu par { $operator }. Lui écrire :
foot-accessibility = Accessibilité : ce site vise les règles WCAG 2.2 niveau AA. Un obstacle ? Écrivez-nous à la même adresse, nous répondons.

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
gender-woman = Femme
gender-man = Homme
gender-other = Autre
gender-unsaid = Je préfère ne pas dire

## La place
jump-to-talk = Aller à la conversation
pane-rooms = Salons
pane-people = Personnes présentes
tabs = Parties de la page
tab-rooms = Salons
tab-talk = Conversation
tab-people = Présents
tab-waiting = { $count ->
    [one] une nouveauté
   *[other] { $count } nouveautés
  }
head-label = Mon espace
head-mine = Mes mots
head-settings = Réglages
head-help = Aide
head-answers = { $count ->
    [one] une réponse nouvelle
   *[other] { $count } réponses nouvelles
  }
head-retention = Dans les salons, les messages restent { $days ->
    [one] un jour
   *[other] { $days } jours
  }
offline-bar = Hors connexion. Vos messages attendent.
online-again = Connexion revenue.
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
rooms-direct = Conversations
rooms-around = Autour de moi
rooms-asks = Demandes
rooms-asked = { $count ->
    [one] une demande attend
   *[other] { $count } demandes attendent
  }
rooms-place-hint = Tout le département peut y entrer : y être ne dit pas où vous habitez.
room-resting = au calme
room-basin = { $place } et plus loin
room-paused = en pause
room-ended = terminée
room-wider = Aller dans { $room }
room-opens = La place rouvre le { $date }.
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
join-text = En le rejoignant, vous lirez ses messages et pourrez y parler. Les autres y verront votre pseudo.

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
menu-profile = Voir le profil
menu-block = Bloquer cette personne
menu-report = Signaler
menu-copy = Copier
remove-title = Retirer ce message ?
remove-text = Il disparaît tout de suite, pour tout le monde. On ne peut pas le remettre.
remove-yes = Retirer le message
composer-label = Écrire dans { $room }
composer-placeholder = Écrire un message
composer-send = Envoyer
composer-save = Enregistrer la modification
composer-outing = Proposer une sortie
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
why-child = protection des enfants
why-contact = coordonnées
why-link = lien
why-respect = respect
why-late = relecture par une personne
why-staff = décision de l’équipe
why-unread = délai de relecture dépassé
why-other = règle de la place
own-edit = Modification
own-remove = Retrait d’un message
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
sheet-held-from = L’équipe lit à partir du { $date }.
sheet-returned = Personne ne l’a vu. Vous pouvez le modifier et l’envoyer à nouveau.
sheet-refused = Personne ne l’a vu. Vous pouvez le modifier, contester, ou le supprimer.
contest = Contester
contest-label = Pourquoi cette décision vous semble-t-elle fausse ?
contest-send = Envoyer la contestation
contest-sent = Reçu sous le numéro { $number }. Une personne vous répond avant le { $date }.
contest-already = Contestation enregistrée sous le numéro { $number }.

## Signaler
report-emergency = Danger immédiat : appelez le 17 ou le 112, ou écrivez par SMS au 114.

## Présents
people-title = { $count ->
    [0] Présents
    [one] Une personne présente
   *[other] { $count } personnes présentes
  }
people-partner = Avec qui vous parlez
people-join = Rejoignez le salon pour voir qui est là.
people-offline = Hors connexion : la liste n’est plus à jour, nous la cachons.
people-loading = Qui est là ? Un instant…
people-none = Vous êtes parmi les premiers. Dites bonjour.
people-you = vous
person-age = { $band } ans

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
keys-read = Marquer ce salon comme lu
keys-back = Fermer, annuler
keys-exit = Sortie rapide
keys-off = Les raccourcis à une seule touche se coupent ici :
