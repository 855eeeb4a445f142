### Une phrase pour chaque code de placette.model.Code : ce qui s'est passé, et quoi faire.

## Entrer
code-nickname-short = Ce pseudo est trop court : { $min } caractères au moins.
code-nickname-long = Ce pseudo est trop long : { $max } caractères au plus.
code-nickname-characters = Ce pseudo contient des signes que nous n’acceptons pas. Lettres, chiffres, espaces, tiret, apostrophe et souligné conviennent.
code-nickname-taken = Ce pseudo est déjà pris.
code-nickname-alike = Ce pseudo ressemble trop à celui de quelqu’un d’autre.
code-nickname-offensive = Ce pseudo peut blesser. Choisissez-en un autre.
code-nickname-contact = Un pseudo ne donne pas de moyen de contact.
code-nickname-age = Ce pseudo indique un âge de moins de 18 ans.
code-age-range = Indiquez votre âge en années, { $max } au plus.
code-under-18 = Cette place est réservée aux adultes.
code-cell-unknown = Le découpage des lieux a changé. Rechargez la page, puis redonnez votre code postal.
code-postcode-unknown = Nous ne connaissons pas ce code postal. Prenez celui de votre commune, sans CEDEX.
code-out-of-territory = Cette place est celle d’un autre coin : elle n’accueille pas encore ce code postal.
code-place-changes = Vous avez déjà changé de lieu { $max } fois en { $days } jours. Réessayez plus tard.
code-already-in = Ce navigateur a déjà un compte. Sortez d’abord pour en créer un autre.
code-proof-unknown = Cette preuve n’a pas été commencée dans ce navigateur. Recommencez-la ici.
code-proof-expired = Le délai pour répondre est passé. Recommencez la preuve.
code-proof-replayed = Cette preuve a déjà servi. Recommencez-en une.
code-proof-refused = { $why ->
    [silent] Aucune réponse n’est venue. Vous pouvez recommencer.
   *[other] Preuve non valable ici. Vous pouvez en essayer une autre.
  }
code-proof-needed = Il faut d’abord prouver que vous avez 18 ans.
code-charter-needed = La charte d’abord : répondez à sa question, puis votre message partira.
code-charter-answer = Ce n’est pas la réponse que nous espérions. Relisez, puis choisissez encore.
code-charter-version = La charte a changé. Relisez-la, puis répondez.
code-signed-out = Votre session est terminée. Entrez à nouveau.

## Parler
code-not-in-room = Rejoignez d’abord ce salon.
code-room-unknown = Ce salon n’existe pas, ou plus.
code-rooms-max = Vous suivez trop de salons à la fois : { $max } au plus.
code-message-unknown = Ce message n’est plus là.
code-not-yours = Seule la personne qui l’a écrit peut faire cela.
code-body-empty = Il n’y a rien à lire dans ce message.
code-body-long = Ce message est trop long : { $max } caractères au plus.
code-slow-mode = Ce salon est en mode lent. Attendez un peu, puis réessayez.
code-too-fast = C’est un peu trop vite pour nous. Attendez un instant, puis réessayez.
code-conflict = Cet envoi a déjà servi pour un autre texte. Copiez le vôtre et envoyez-le à nouveau.
code-unavailable = Nous n’avons pas pu le garder en sûreté à l’instant. Rien n’a été envoyé : réessayez.
code-room-rests = Il y a peu de monde ici en ce moment : on se retrouve dans le salon plus large.
code-closed-hours = La place est calme à cette heure : personne de l’équipe n’est là. Vous pouvez lire, et poursuivre vos conversations.
code-outing-invalid = Une sortie a un jour à venir, un lieu public, et de 3 à 8 places.
code-outing-full = Il n’y a plus de place, ou le jour est passé.

code-person-unknown = Cette personne n’est pas disponible.
code-age-span = Indiquez deux âges d’adulte, avec au moins { $years } ans d’écart.
code-read-limit = Vous avez beaucoup lu en peu de temps. Reprenez dans un moment.
code-bio-long = Ces quelques mots sont trop longs : { $max } caractères au plus.
code-ask-closed = Cette personne ne reçoit pas de demandes en ce moment.
code-ask-context = Choisissez un salon ou une envie que vous avez en commun.
code-ask-budget = { $max } demandes par jour, pas plus. Vous pourrez en envoyer une autre demain.
code-ask-pending = { $max } de vos demandes attendent encore. Laissez aux gens le temps de répondre.
code-ask-again = Vous avez déjà écrit à cette personne il y a moins de { $days } jours.
code-ask-mutual = Cette personne vous a envoyé une demande : répondez-lui dans « Demandes ».
code-ask-talking = Vous avez déjà une conversation avec cette personne.
code-ask-consent = Pour continuer, acceptez la façon dont les conversations privées sont traitées ici.
code-ask-unknown = Cette demande n’est plus là, ou elle a déjà reçu sa réponse.
code-direct-unknown = Cette conversation n’est plus là.
code-direct-paused = La conversation est en pause.
code-direct-ended = La conversation est terminée.

## La lecture avant publication
code-own-age-under-18 = Protection des mineurs : une personne de l’équipe doit lire ce message avant les autres.
code-contact-details = Les coordonnées ne se donnent pas dans les salons. C’est pour vous protéger, vous aussi.
code-link = Les liens ne se publient pas dans les salons.
code-gross-insult = La charte demande le respect. Dites-le autrement.
code-child-details = Le prénom, l’école et l’âge d’un enfant ensemble en disent trop. Retirez-en un.
code-judge-late = La vérification prend plus de temps que d’habitude : une personne va lire ce message.
code-judge-broken = La vérification automatique est en panne : une personne va lire ce message.
code-nudge = Relisez votre message une fois. Si c’est bien ce que vous voulez dire, envoyez-le à nouveau.
code-held-unread = Personne n’a pu lire ce message à temps. Il vous est rendu, et nul ne l’a vu.
code-staff-refused = Une personne de l’équipe a lu ce message et l’a refusé.

## Nous écrire
code-report-long = Ce texte est trop long : { $max } caractères au plus.
code-report-empty = Dites-nous en quelques mots ce qui se passe.
code-report-unknown = Aucun signalement ne porte ce numéro.
code-statement-unknown = Cette décision n’est pas connue, ou n’est pas la vôtre.

## Échanges entre le navigateur et le serveur
code-frame-invalid = Cette page a envoyé quelque chose que nous ne comprenons pas. Rechargez-la.
code-frame-order = Cette page s’est mal présentée. Rechargez-la.
code-protocol-version = Cette page est trop ancienne. Rechargez-la.
code-origin = Cette demande vient d’un autre site. Revenez ici pour la faire.
code-request-invalid = Nous ne comprenons pas cette demande. Rechargez la page, puis réessayez.
code-not-found = Il n’y a rien à cette adresse.
code-no-such-method = Cette adresse ne s’utilise pas ainsi.
