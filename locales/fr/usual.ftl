## What many organisations have to allow: a start for their own catalogue, stored as theirs when they ask for it.

usual-residents = Résidents
usual-residents-help = « Consultation » montre qui habite l’immeuble. « Gestion » permet aussi d’ajouter des personnes, d’enregistrer arrivées et départs et de corriger les coordonnées.
usual-fobs = Puces d’accès
usual-fobs-help = « Consultation » montre qui a quelle puce. « Gestion » permet aussi d’en remettre, d’en bloquer et d’en reprendre.
usual-fobs-full-access = Peut donner un accès complet
usual-fobs-occupied-suites = Peut donner accès aux logements occupés
usual-fobs-others = Peut créer des puces pour d’autres personnes
usual-access-codes = Codes d’accès
usual-access-codes-help = « Consultation » montre les codes en vigueur. « Gestion » permet aussi d’en créer et d’y mettre fin.
usual-payments = Paiements
usual-payments-help = « Consultation » montre ce qui est payé et ce qui est dû. « Gestion » permet aussi de demander des paiements et de les enregistrer.
usual-payments-settings = Réglages et litiges
usual-payments-amenities = Espaces communs payants
usual-payments-refunds = Remboursements
usual-cameras = Caméras
usual-cameras-help = « Consultation » montre les images en direct et les enregistrements. « Gestion » permet aussi de conserver et de transmettre des enregistrements.
usual-amenities = Espaces communs
usual-amenities-help = « Consultation » montre les réservations. « Gestion » permet aussi de réserver pour d’autres personnes, d’ouvrir et de fermer des espaces.
usual-guests = Visites
usual-guests-help = « Consultation » montre les visites attendues. « Gestion » permet aussi d’annoncer des visites et de faire entrer.
usual-maintenance-requests = Demandes d’entretien
usual-maintenance-requests-help = « Consultation » montre les demandes et leur avancement. « Gestion » permet aussi de les attribuer et de les clore.
usual-incident-reports = Rapports d’incident
usual-incident-reports-help = « Consultation » montre les rapports. « Gestion » permet aussi d’en rédiger et de les compléter.

# Permission groups of the sample organisation.
usual-group-concierge = Conciergerie
usual-group-building-manager = Gestion d’immeuble
usual-group-maintenance = Entretien

# User groups, as a start.
usual-user-group-director = Direction
usual-user-group-manager = Gestionnaires
usual-user-group-housekeeping-management = Gouvernance
usual-user-group-front-desk = Réception
usual-user-group-housekeeping = Entretien ménager
usual-user-group-maintenance = Maintenance
