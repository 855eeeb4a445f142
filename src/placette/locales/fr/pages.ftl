### Les pages simples, servies sans JavaScript.

day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
notice-title = Nous signaler quelque chose
notice-emergency = Danger immédiat : appelez le 17 ou le 112, ou écrivez par SMS au 114.
notice-intro = Dites-nous ce qui s’est passé. Vous n’avez pas besoin de compte, et nous ne demandons pas votre nom.
notice-text = Que s’est-il passé ?
notice-address = Où était-ce ? L’adresse de la page ou le nom du salon, si vous le connaissez (facultatif)
notice-send = Envoyer
notice-status-title = Votre signalement
notice-number = Votre signalement porte le numéro { $number }.
notice-keep = Gardez l’adresse de cette page : elle seule montre la réponse.
notice-answer-by = Une personne vous répondra ici, au plus tard le { $day }.
notice-answer = Notre réponse
notice-answered = Répondu le { $day }.
notice-back = Retour à la place

## Entrer, sans JavaScript
entry-title = Entrer sur la place
entry-lead = Quatre réponses. Sous chacune, qui verra quoi.
entry-nickname = Pseudo
entry-nickname-hint = Visible par les membres. Pas votre vrai nom.
entry-proposals = Libres en ce moment :
entry-age = Âge
entry-age-hint = Personne ne voit votre âge, seulement une tranche.
entry-gender = Genre
entry-gender-hint = Visible par les membres.
entry-gender-fault = Choisissez une réponse. « Je préfère ne pas dire » en est une.
entry-gender-woman = Femme
entry-gender-man = Homme
entry-gender-other = Autre
entry-gender-unsaid = Je préfère ne pas dire
entry-postcode = Code postal
entry-postcode-hint = Sans JavaScript, ce code arrive jusqu’à nous. Nous en tirons votre coin, un groupe d’au moins 25 000 habitants, puis nous l’oublions aussitôt : il n’est ni gardé, ni montré.
entry-postcode-again = Redonnez votre code postal : nous ne l’avons pas gardé.
entry-shared = C’est un ordinateur partagé
entry-shared-hint = Alors fermer le navigateur vous fera sortir.
entry-send = Continuer
entry-next = Étape suivante : prouver que vous avez 18 ans, sans dire qui vous êtes. Pour l’instant, elle demande JavaScript.
entry-faults = À revoir :
entry-ready-title = Votre compte est prêt
entry-ready = Votre pseudo : { $nickname }.
entry-ready-unproven = Il reste à prouver que vous avez { $age } ans, puis à vous installer. Prouver son âge, lire et parler demandent JavaScript, pour l’instant.
entry-ready-proven = Lire et parler demandent JavaScript, pour l’instant.
entry-ready-browser = Revenez avec ce même navigateur, JavaScript activé : lui seul ouvre votre compte, car nous n’avons demandé ni adresse, ni mot de passe.
entry-ready-go = Continuer, avec JavaScript
entry-ready-without = Ces pages marchent sans JavaScript :
entry-kind-title = Cette place est réservée aux adultes
entry-kind-lead = Merci de votre franchise. Ce lieu n’est pas fait pour vous, mais d’autres le sont, et on peut y parler à de vraies personnes.
entry-kind-help = Parler à quelqu’un
entry-kind-kept = Ce navigateur se souvient de cette réponse. Nous n’avons gardé ni pseudo, ni adresse.
entry-kind-mistake = Une erreur ?
entry-kind-proof = Prouver que vous avez { $age } ans lève ce blocage, sans dire qui vous êtes. Pour l’instant, cette preuve demande JavaScript.
