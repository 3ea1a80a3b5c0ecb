### Pourquoi un message n’est pas parti, ou pas encore, pour un administrateur.

delivery-no-such-address = Le système de messagerie répond que cette adresse n’existe pas. Vérifiez son orthographe.
delivery-no-such-domain = Ce qui suit le @ ne reçoit pas de messages. Vérifiez l’orthographe de l’adresse.
delivery-malformed-address = Le serveur de messagerie n’accepte pas l’adresse telle qu’elle est écrite. Vérifiez son orthographe.
delivery-mailbox-full = La boîte de réception est pleine. La personne doit y faire de la place ou utiliser une autre adresse.
delivery-mailbox-closed = La boîte de réception existe, mais elle est désactivée. Voyez avec la personne ou utilisez une autre adresse.
delivery-not-wanted = Le serveur de messagerie du destinataire n’accepte pas nos messages. Ses administrateurs peuvent les autoriser.
delivery-later = Le serveur de messagerie nous demande de revenir plus tard, ce qui est courant pour un premier message. Nous réessaierons.
delivery-no-answer = Le serveur de messagerie n’a pas répondu. Nous réessayons.
delivery-refused = Le serveur de messagerie a refusé le message définitivement.

## La liste des adresses bloquées

delivery-title = Adresses bloquées
delivery-subtitle = Les adresses qui n’existent pas, d’après le système de messagerie. Plus rien n’y est envoyé.
delivery-caption = Adresses bloquées, de la plus récente à la plus ancienne
delivery-search = Adresse ou nom
delivery-search-clear = Effacer la recherche
delivery-address = Adresse
delivery-reason = Raison
delivery-since = Depuis
delivery-person = Personne
delivery-actions = Ce qu’on peut faire
delivery-reply = La réponse du serveur de messagerie
delivery-older = Entrées plus anciennes
delivery-newest = Entrées les plus récentes
delivery-empty = Aucune adresse n’est bloquée
delivery-empty-text = Quand un message nous revient parce que son adresse n’existe pas, l’adresse figure ici.
delivery-nothing-found = Rien ne correspond à « { $search } »
delivery-nothing-found-text = La recherche porte sur les adresses et les noms.
delivery-show-all = Afficher toute la liste
delivery-open = Ouvrir la liste des adresses bloquées
delivery-moved-on = Corrigée depuis : la personne a maintenant une autre adresse.
delivery-unblock = Débloquer
# Read out with the button. $address is the one it is about.
delivery-unblock-this = Débloquer { $address }
# $address is the one it is about.
delivery-correct-this = Corriger { $address } et renvoyer
delivery-unblock-question = Retirer { $address } de la liste des adresses bloquées ?
delivery-unblock-text = À faire une fois que vous savez que la boîte existe désormais. Rien ne part tout seul : pour envoyer une invitation, ouvrez le compte et choisissez « { staff-resend } ». Si la boîte n’existe toujours pas, l’adresse reviendra dans cette liste.
