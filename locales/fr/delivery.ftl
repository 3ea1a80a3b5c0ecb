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
