### Ce qui fait vivre la place : la question du jour, l'accueil, les sorties.

## La question du jour
ice-title = La question du jour
ice-answer = Répondre
ice-dismiss = Masquer jusqu’à demain
ice-fill = « { $question } »{ " " }
ice-1 = Quel plat sent bon rien que d’y penser ?
ice-2 = Quel petit plaisir vous a fait sourire cette semaine ?
ice-3 = Plutôt marché du matin ou balade du soir ?
ice-4 = Quelle chanson vous met de bonne humeur à coup sûr ?
ice-5 = Quel légume aimeriez-vous faire pousser ?
ice-6 = Quel film pouvez-vous revoir sans vous lasser ?
ice-7 = Que savez-vous faire, et que vous aimeriez montrer à quelqu’un ?
ice-8 = Quel métier vous faisait rêver autrefois ?
ice-9 = Comment passer un bon dimanche de pluie ?
ice-10 = Quelle recette toute simple conseillez-vous pour ce soir ?
ice-11 = Quel jeu de société sortez-vous en premier ?
ice-12 = Quel livre avez-vous prêté ou offert plus d’une fois ?
ice-13 = Quel est le plus beau ciel que vous ayez vu ?
ice-14 = Thé, café ou chocolat chaud ?
ice-15 = Quelle fête du coin ne manquez-vous jamais ?
ice-16 = Quel mot de votre région aimez-vous entendre ?
ice-17 = Quelle odeur vous rappelle les vacances ?
ice-18 = Quel animal vous fait toujours sourire ?
ice-19 = Qu’est-ce qui vous a surpris en bien ces derniers jours ?
ice-20 = Quel objet tout bête vous rend service chaque jour ?
ice-21 = Quelle sortie gratuite conseillez-vous à quelqu’un qui vient d’arriver ?
ice-22 = Quel sport aimez-vous regarder, même sans le pratiquer ?
ice-23 = Quel dessert partageriez-vous avec la table d’à côté ?
ice-24 = Quelle langue aimeriez-vous parler dès demain matin ?
ice-25 = Quel conseil reçu un jour vous sert encore ?
ice-26 = Quelle série ou quelle émission accompagne vos soirées ?
ice-27 = Quel arbre aimez-vous croiser sur votre chemin ?
ice-28 = Que faites-vous quand le moral baisse un peu ?
ice-29 = Que faut-il pour un pique-nique réussi ?
ice-30 = De quel instrument aimeriez-vous savoir jouer ?
ice-31 = Quelle saison vous ressemble ?
ice-32 = Quel coup de main entre voisins vous a vraiment aidé ?
ice-33 = Quel concert ou quel spectacle vous a donné des frissons ?
ice-34 = Marche, vélo ou canapé : par quoi commence un bon week-end ?
ice-35 = Qu’aimez-vous faire les soirs d’été ?
ice-36 = Quelle expression d’autrefois dites-vous encore ?
ice-37 = Qu’aimeriez-vous apprendre cette année ?
ice-38 = Quelle bonne nouvelle avez-vous envie de partager ?
ice-39 = Quel pain, quel fromage : quel est votre casse-croûte idéal ?
ice-40 = À qui diriez-vous merci aujourd’hui, et pourquoi ?

## Accueil
welcome-title = Bienvenue, { $nickname }
welcome-lead = Trois petites choses pour commencer, si vous voulez.
welcome-hosts = À l’accueil : { $hosts }.
welcome-hello = Dire bonjour
welcome-answer = Répondre à la question du jour
welcome-around = Voir qui est autour
welcome-only-you = Cet accueil ne s’affiche que chez vous : personne ne sait que vous arrivez.
welcome-close = Masquer cet accueil

## Proposer une sortie
outing-title = Proposer une sortie
outing-what = Que proposez-vous, et à quelle heure ?
outing-what-example = Par exemple : « Un café et une partie de dominos, vers 15 h. »
outing-what-fault = Dites en quelques mots ce que vous proposez.
outing-day = Quel jour ?
outing-day-fault = Choisissez un jour, d’aujourd’hui au { $last }.
outing-place = Dans quel lieu public ?
outing-place-hint = Un café, un parc, une médiathèque. Jamais chez quelqu’un.
outing-place-suggestions = Lieux proposés ici
outing-place-fault = Indiquez un lieu public.
outing-place-long = Ce nom de lieu est trop long : { $max } caractères au plus.
outing-seats = Combien de personnes, avec vous ?
outing-seen = Tout le salon verra cette proposition. Elle est relue comme un message.
outing-send = Proposer

## Une sortie
outing-label = Sortie
outing-left = { $left ->
    [0] Complet
    [one] Encore une place
   *[other] Encore { $left } places
  }
outing-seats-of = { $seats } personnes au plus
outing-over = Cette sortie est passée.
outing-gone = Cette sortie n’est plus proposée.
outing-join = J’y vais
outing-leave = Je n’y vais plus
outing-coming = Vous y allez.
outing-mine = C’est vous qui proposez.
outing-who = Qui vient
outing-who-only = Seules les personnes qui viennent voient cette liste.
outing-loading = Les places arrivent…
outing-failed = Les places ne sont pas venues.
outing-offline = Hors connexion : les places ne sont plus à jour.
