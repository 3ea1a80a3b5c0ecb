### Les messages envoyés. L’objet et le texte de chacun sont les attributs d’un seul message Fluent ; `domain/mail/letters` les assemble.

mail-greeting = Bonjour { $name },
mail-greeting-nobody = Bonjour,

mail-zone = { $zone ->
    [UTC] UTC
    [Africa-Abidjan] heure d’Abidjan
    [Africa-Algiers] heure d’Alger
    [Africa-Casablanca] heure de Casablanca
    [Africa-Dakar] heure de Dakar
    [Africa-Tunis] heure de Tunis
    [America-Cayenne] heure de Cayenne
    [America-Edmonton] heure d’Edmonton
    [America-Guadeloupe] heure de la Guadeloupe
    [America-Halifax] heure d’Halifax
    [America-Martinique] heure de la Martinique
    [America-Moncton] heure de Moncton
    [America-Montreal] heure de Montréal
    [America-New_York] heure de New York
    [America-Regina] heure de Regina
    [America-St_Johns] heure de Saint-Jean de Terre-Neuve
    [America-Toronto] heure de Toronto
    [America-Vancouver] heure de Vancouver
    [America-Winnipeg] heure de Winnipeg
    [Europe-Brussels] heure de Bruxelles
    [Europe-London] heure de Londres
    [Europe-Luxembourg] heure de Luxembourg
    [Europe-Monaco] heure de Monaco
    [Europe-Paris] heure de Paris
    [Europe-Zurich] heure de Zurich
    [Indian-Reunion] heure de La Réunion
    [Pacific-Noumea] heure de Nouméa
    [Pacific-Tahiti] heure de Tahiti
   *[other] fuseau horaire : { $place }
}

mail-button-fallback = Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :
mail-help = Une question ? Répondez à ce message ou écrivez à { $support }.
mail-sent-by = { $organisation } gère les comptes de son personnel avec { common-product }, qui a envoyé ce message automatiquement.

mail-activation =
    .subject = Activez votre compte – { $organisation }
    .intro = { $organisation } vous a créé un compte. Choisissez un mot de passe et il est à vous : une minute suffit.
    .again = Vous avez redemandé votre lien d’activation, le voici. Choisissez un mot de passe et votre compte chez { $organisation } sera prêt.
    .forgotten = Vous avez demandé un nouveau mot de passe. Votre compte chez { $organisation } n’a encore jamais été activé : ce lien vous permet de l’activer en choisissant le premier.
    .action = Choisir mon mot de passe
    .deadline = Ce lien fonctionne une seule fois, jusqu’au { $deadline } ({ $zone }).
    .late = Trop tard ? Ouvrez-le quand même : la page peut vous en envoyer un nouveau.
    .unexpected = Si vous n’attendiez pas ce message, vous n’avez rien à faire : le compte reste fermé tant que personne n’utilise le lien.

mail-reset =
    .subject = Choisissez un nouveau mot de passe – { $organisation }
    .intro = Nous avons reçu une demande de nouveau mot de passe pour votre compte chez { $organisation }, lié à cette adresse.
    .action = Choisir un nouveau mot de passe
    .deadline = Ce lien fonctionne une seule fois et pendant 60 minutes, jusqu’au { $deadline } ({ $zone }).
    .unexpected = Si cette demande ne vient pas de vous, vous n’avez rien à faire : votre mot de passe reste le même. Si cela se reproduit, dites-le-nous.

mail-activated =
    .subject = Votre compte est actif – { $organisation }
    .intro = Bienvenue ! Votre compte chez { $organisation } est actif depuis le { $moment } ({ $zone }).
    .sign-in = Désormais, connectez-vous avec l’identifiant { $sign_in_name } et le mot de passe que vous avez choisi.
    .action = Me connecter
    .unexpected = Si ce n’est pas vous qui l’avez activé, prévenez-nous sans attendre à { $support }.

mail-password-changed =
    .subject = Votre mot de passe a été modifié – { $organisation }
    .intro = Le mot de passe de votre compte chez { $organisation } a été modifié le { $moment } ({ $zone }).
    .elsewhere = Toutes les autres sessions ont été fermées. Si cela vient de vous, tout est en ordre.
    .unexpected = Si cela ne vient pas de vous, choisissez tout de suite un nouveau mot de passe, puis prévenez-nous à { $support }.
    .action = Choisir un nouveau mot de passe

mail-test =
    .subject = Message d’essai – { $organisation }
    .intro = Ceci est un essai. Si vous le lisez, les messages de { common-product } arrivent bien à cette adresse.
    .moment = Écrit le { $moment } ({ $zone }).

mail-access-given =
    .subject = Vous avez accès à un autre immeuble – { $organisation }
    .intro = Vos accès chez { $organisation } viennent de s’étendre. Connectez-vous pour voir dans quels immeubles vous travaillez et ce que vous pouvez y faire.
    .action = Me connecter
    .unexpected = Si vous ne vous y attendiez pas, écrivez-nous à { $support }.

mail-inactive-given-access =
    .subject = Une personne ajoutée attend votre décision – { $organisation }
    .intro = Une personne qui gère un immeuble chez { $organisation } vient d’y ajouter quelqu’un dont le compte est inactif.
    .stays = Le compte reste inactif jusqu’à ce que l’administration en décide autrement.
    .uninvited = Une personne qui gère un immeuble chez { $organisation } vient d’y ajouter quelqu’un dont l’invitation n’est pas encore partie.
    .waits = Rien ne part tant que l’administration n’a pas activé le compte.
    .former = Une personne qui gère un immeuble chez { $organisation } vient d’y ajouter quelqu’un sous une adresse qui était auparavant celle de ce compte.
    .nobody = Personne n’a reçu d’accès et rien n’a été envoyé : à vous de dire de qui il s’agit.
    .action = Voir le compte

mail-deactivated =
    .subject = Votre compte chez { $organisation } a été désactivé
    .intro = Votre compte du personnel chez { $organisation } a été désactivé le { $moment } ({ $zone }).
    .means = Il ne permet plus de se connecter. Si vous y travaillez toujours, adressez-vous à la personne qui gère votre compte.

mail-address-added =
    .subject = Confirmez votre adresse courriel – { $organisation }
    .intro = Votre compte du personnel chez { $organisation } (identifiant { $sign_in_name }) doit recevoir cette adresse courriel. Confirmez-la en choisissant un mot de passe : il remplace votre NIP. Votre identifiant ne change pas.
    .action = Choisir un mot de passe
    .deadline = Ce lien fonctionne une seule fois et pendant 24 heures, jusqu’au { $deadline } ({ $zone }).
    .unexpected = Si ce compte ne vous dit rien, vous n’avez rien à faire : l’adresse ne sera pas utilisée.
