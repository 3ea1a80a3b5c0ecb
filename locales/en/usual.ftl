## What many organisations have to allow: a start for their own catalogue, stored as theirs when they ask for it.

usual-residents = Residents
usual-residents-help = View shows who lives in the building. Manage also adds people, moves them in and out, and corrects their details.
usual-fobs = Fobs
usual-fobs-help = View shows who has which fob. Manage also hands them out, blocks them and takes them back.
usual-fobs-full-access = May grant full access
usual-fobs-occupied-suites = May grant access to occupied suites
usual-fobs-others = May create fobs for others
usual-access-codes = Access codes
usual-access-codes-help = View shows which codes are in use. Manage also makes codes and ends them.
usual-payments = Payments
usual-payments-help = View shows what was paid and what is due. Manage also requests payments and records them.
usual-payments-settings = Settings and disputes
usual-payments-amenities = Paid amenities
usual-payments-refunds = Refunds
usual-cameras = Cameras
usual-cameras-help = View shows live pictures and recordings. Manage also keeps recordings and hands them on.
usual-amenities = Amenities
usual-amenities-help = View shows the bookings of shared rooms. Manage also books for others, and opens and closes rooms.
usual-guests = Guests
usual-guests-help = View shows who is expected. Manage also announces guests and lets them in.
usual-maintenance-requests = Maintenance requests
usual-maintenance-requests-help = View shows what was reported and how far it has come. Manage also assigns requests and closes them.
usual-incident-reports = Incident reports
usual-incident-reports-help = View shows the reports. Manage also writes them and completes them.

# Permission groups of the sample organisation.
usual-group-concierge = Concierge
usual-group-building-manager = Building manager
usual-group-maintenance = Maintenance

# User groups, as a start.
usual-user-group-director = Director
usual-user-group-manager = Manager
usual-user-group-housekeeping-management = Housekeeping management
usual-user-group-front-desk = Front desk
usual-user-group-housekeeping = Housekeeping
usual-user-group-maintenance = Maintenance
