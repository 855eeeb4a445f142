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
