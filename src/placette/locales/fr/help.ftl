### La page d'aide. Aucun chiffre ici : les numéros viennent de placette/help/numbers.json. Une ligne, un conseil.

## Le cadre
help-title = Aide et urgence
help-leave = Quitter cette page
help-other-language = English
help-emergency = Vous êtes en danger maintenant ?
help-emergency-police = Police, gendarmerie
help-emergency-europe = Toutes les urgences
help-emergency-sms = Par SMS
help-emergency-how = Vous ne pouvez pas parler, ou on vous écoute ? Envoyez un SMS au { $sms }. Dites d’abord où vous êtes, puis ce qui se passe. Coupez le son de votre téléphone.
help-lead = Ce qui vous arrive n’est pas votre faute. Choisissez ce qui vous ressemble : vous y trouverez quoi faire, qui appeler, et quoi garder.
help-not-sanctioned = Vous n’êtes pas sanctionné pour ce que vous cherchiez quand vous signalez une violence.
help-seen = Quelqu’un peut regarder votre appareil ? « Quitter cette page » n’efface rien : elle reste dans l’historique du navigateur. Servez-vous plutôt du téléphone d’une personne de confiance.
help-contents = Que se passe-t-il ?
help-do = À faire maintenant
help-call = Qui appeler
help-keep = Que garder
help-write = Nous écrire
help-write-how = Sans compte, sans donner votre nom. Une personne vous répond, mais pas tout de suite : en cas de danger, appelez d’abord.
help-top = Retour en haut
help-free = Ces appels sont gratuits, sauf quand c’est dit. Vous parlez mal le français ? Dites-le, ou demandez à quelqu’un d’appeler avec vous.
help-checked = { $how ->
    [called] Numéros vérifiés le { $day }, en les appelant.
   *[documents] Numéros vérifiés le { $day } dans les pages publiques des services, sans les appeler.
}

## Qui appeler
help-always = Jour et nuit.
help-daily = Tous les jours, de { $opens } h à { $closes } h.
help-varies = Plutôt le soir, horaires variables.
help-number-police = Police ou gendarmerie, si le danger est là.
help-number-europe = Toutes les urgences, partout en Europe.
help-number-sms = Toutes les urgences par SMS, si vous ne pouvez pas parler ou entendre.
help-number-samu = Le Samu : les médecins des urgences.
help-number-child = Un enfant ou un adolescent en danger : pour lui, ou pour qui s’inquiète. L’appel n’apparaît pas sur la facture.
help-number-young = Jeunes et parents : chantage, harcèlement, images, tout ce qui arrive en ligne. Anonyme.
help-number-young-health = Fil Santé Jeunes : on peut y parler de tout, anonymement.
help-number-despair = Souffrance et idées de mourir : des soignants répondent, à vous ou à vos proches.
help-number-victims = France Victimes : écoute, droits, aide près de chez vous. Pour tout le monde, même sans plainte.
help-number-women = Violences Femmes Info : pour les femmes victimes de violences, et leurs proches. Anonyme. Ce n’est pas un numéro d’urgence.
help-number-lgbt = SOS homophobie : agressions et menaces contre les personnes gays, lesbiennes, bi ou trans. Prix d’un appel ordinaire.
help-number-cyber = Site de la police et de la gendarmerie : conseils, et dialogue écrit avec un policier ou un gendarme.
help-number-pharos = Site de la police, seulement pour ce que tout le monde peut voir sur Internet. Jamais pour une urgence, ni pour des messages privés.

## On me fait chanter
help-blackmail-title = On me fait chanter
help-blackmail-lead = Quelqu’un menace de montrer des images, de dire un secret ou de vous faire du mal si vous n’obéissez pas. C’est interdit par la loi. La personne en faute est celle qui menace, pas vous.
help-blackmail-do =
    Ne payez pas, et n’envoyez rien de plus. Qui a reçu une fois redemande presque toujours.
    Ne répondez plus, même pour discuter ou pour supplier.
    Ne supprimez rien : ni la conversation, ni votre compte. Faites d’abord des captures d’écran.
    Ensuite seulement, bloquez la personne, ici et ailleurs.
    Parlez-en aujourd’hui à quelqu’un de confiance. À deux, c’est moins lourd.
    Vous avez déjà payé ? Prévenez votre banque, et ne payez pas une fois de plus.
    Vous pouvez porter plainte au commissariat ou à la gendarmerie, même sans connaître le vrai nom de la personne.
help-blackmail-keep =
    Les messages de menace, avec le pseudo, la date et l’heure.
    Les comptes ou les adresses où l’on vous demande d’envoyer l’argent.
    Les preuves de paiement, si vous avez payé.
    Pas besoin de recopier les images intimes : les menaces suffisent.

## On me force à voir des gens
help-forced-title = On me force à voir des gens
help-forced-lead = Personne n’a le droit de vous obliger à voir quelqu’un, ni de prendre votre argent, vos papiers ou votre téléphone. On peut vous aider, même si vous aviez dit oui au début, même si vous n’avez pas de papiers.
help-forced-do =
    Votre sécurité d’abord. Si vous pouvez partir sans risque, allez là où il y a du monde : une gare, une pharmacie, un hôpital, un commissariat.
    On vous écoute ? Envoyez un SMS au { $sms }. Ou appelez le { $police } comme si vous parliez à un proche : donnez l’adresse, et répondez par oui ou par non.
    Choisissez un mot secret avec un proche. S’il l’entend ou le lit, il appelle le { $police } pour vous.
    On surveille votre téléphone ? Prenez celui d’une personne sûre, ou demandez dans une pharmacie ou à l’hôpital.
    Ne dites pas à la personne qui vous force que vous cherchez de l’aide.
    On peut vous aider sans que vous portiez plainte. Vous déciderez plus tard.
help-forced-keep =
    Seulement si c’est sans danger : les messages, les noms, les adresses, les dates.
    Vos papiers, ou leur photo, chez une personne sûre.
    Si garder quelque chose vous met en danger, ne gardez rien. Votre parole compte.

## Quelqu'un se sert de mon compte
help-account-title = Quelqu’un se sert de mon compte
help-account-lead = Quelqu’un écrit à votre place, ou vous oblige à lui laisser votre compte. Dites-le-nous : ce ne sont pas vos mots.
help-account-do =
    Cette personne vit avec vous, ou vous fait peur ? La déconnecter peut la mettre en colère. Appelez d’abord le { $victims }, et faites la suite quand vous êtes en sécurité.
    Sur la place, ouvrez « Réglages », puis « Mes appareils ». Faites une capture d’écran, puis déconnectez les appareils que vous ne connaissez pas.
    Écrivez-nous depuis quand ce n’est plus vous.
    Changez le code de votre téléphone et le mot de passe de votre messagerie, sur un appareil que cette personne ne touche pas.
    Prévenez les gens à qui l’on a écrit à votre place.
help-account-keep =
    Les messages qui ne sont pas de vous.
    La liste de vos appareils, avant de les déconnecter.
    Le jour où cela a commencé.

## J'ai peur d'un rendez-vous
help-meeting-title = J’ai peur d’un rendez-vous
help-meeting-lead = Un doute suffit. Vous pouvez annuler jusqu’à la dernière minute, sans donner de raison.
help-meeting-do =
    En cas de doute, n’y allez pas. Vous ne devez rien à personne, même si vous aviez dit oui.
    La première fois, voyez-vous dans un lieu public, avec du monde. Ni chez vous, ni chez l’autre, ni dans un endroit isolé.
    Dites à un proche où vous allez, avec qui, et à quelle heure vous rentrez. Convenez d’un appel.
    Venez et repartez par vos propres moyens, téléphone chargé.
    Le lieu change au dernier moment, ou une autre personne est là ? Partez.
    Vous avez peur sur place ? Entrez dans un commerce et dites : « J’ai besoin d’aide. »
    On vous a fait du mal ? Un médecin ou un hôpital peut vous soigner, jour et nuit, même sans plainte.
help-meeting-keep =
    La conversation, le pseudo, le jour et l’heure.
    Le lieu prévu, et celui où l’on a voulu vous emmener.
    Ce dont vous vous souvenez, écrit le jour même.

## Je crois que c'est un mineur
help-minor-title = Je crois que c’est un mineur
help-minor-lead = Vous faites bien d’en parler. Un doute suffit : ce n’est pas à vous de prouver quoi que ce soit.
help-minor-do =
    Ne lui écrivez plus, même pour demander son âge.
    Signalez-nous le message, ou écrivez-nous avec le pseudo et le nom du salon.
    N’enquêtez pas vous-même : pas de faux compte, pas de piège, pas de rendez-vous. Cela peut mettre un enfant en danger et gêner la police.
    N’enregistrez et n’envoyez aucune image. Dites-nous seulement où elle est.
    Ne donnez pas son pseudo aux autres.
    Un adulte lui parle d’une façon qui vous inquiète ? Signalez-le aussi.
    Vous pensez qu’un enfant est en danger ? Appelez le { $child }. S’il est en danger maintenant, le { $police }.
help-minor-keep =
    Le pseudo, le salon, le jour et l’heure.
    Les mots qui vous ont fait douter.
    Aucune image.

## J'ai moins de 18 ans
help-under-age-title = J’ai moins de { $adult_age } ans
help-under-age-lead = Cette place est réservée aux adultes, pour vous protéger. Il n’y a pas de honte à être ici, et vous avez droit à de l’aide.
help-under-age-do =
    Arrêtez de parler avec les adultes rencontrés ici. N’allez à aucun rendez-vous.
    Un adulte vous demande des photos, un secret ou un rendez-vous ? C’est lui qui n’a pas le droit. Ce n’est pas votre faute, même si vous avez répondu, même si vous avez menti sur votre âge.
    Parlez-en à un adulte que vous aimez bien : un parent, une tante, un professeur, l’infirmière du collège.
    Vous ne savez pas à qui parler ? Appelez le { $young } ou le { $child }. Pas besoin de donner votre nom, et personne ne vous grondera.
    Ne supprimez pas les messages avant de les avoir montrés.
    Vous avez un compte ici ? Écrivez-nous, une personne s’en occupe.
help-under-age-keep =
    Les messages, le pseudo de l’adulte, le jour et l’heure.
    Ne les envoyez pas à vos amis : montrez-les seulement à un adulte sûr ou à la police.

## On me menace
help-threat-title = On me menace
help-threat-lead = Une menace est une violence, même si la personne dit que c’était pour rire. Vous avez raison de la prendre au sérieux.
help-threat-do =
    La personne est près de vous, ou arrive ? Allez là où il y a du monde, et appelez le { $police } ou le { $europe }.
    Ne répondez pas, ne menacez pas en retour, n’allez pas la voir.
    Faites des captures d’écran, puis bloquez et signalez.
    Dites-le à un proche. Si la personne sait où vous habitez, demandez à dormir ailleurs.
    Vous pouvez porter plainte au commissariat ou à la gendarmerie, même sans connaître son vrai nom.
    On vous vise pour vos origines, votre religion, un handicap, votre genre, ou qui vous aimez ? Dites-le : la loi en tient compte.
help-threat-keep =
    Chaque menace, avec le pseudo, la date et l’heure.
    Le nom des personnes qui l’ont vue ou entendue.
    Un carnet où vous notez ce qui arrive, jour après jour.

## Je me sens mal
help-low-title = Je me sens mal
help-low-lead = Merci d’avoir ouvert cette page. Vous comptez, et vous n’avez pas à porter cela sans aide. Il n’y a pas de petite raison d’appeler.
help-low-do =
    Vous pensez à mourir ? Appelez le { $despair } maintenant. On peut en parler simplement, personne ne vous juge.
    Vous vous êtes fait du mal, ou vous allez le faire ? Appelez le { $samu } ou le { $europe }.
    Ne restez pas sans compagnie. Appelez quelqu’un, ou allez là où il y a du monde.
    Vous pouvez dire seulement : « Ça ne va pas. Reste avec moi. »
    Éloignez ce qui pourrait vous blesser, ou confiez-le à quelqu’un.
    Vous pouvez fermer la place pour ce soir. Elle sera encore là.
    C’est quelqu’un d’autre qui va mal ? Le { $despair } vous répond aussi. En cas de danger, appelez le { $samu }.
help-low-keep =
    Rien n’est obligatoire.
    Le { $despair } dans vos contacts, et le nom de deux personnes à appeler.
    Si quelqu’un d’ici vous a fait du mal : ses messages. Nous pouvons agir.
