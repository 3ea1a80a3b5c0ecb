staff-tell-text = Bonjour { $name }, votre lien d’activation, envoyé par { $organisation }, est parti vers { $address }. Pensez à regarder aussi dans les indésirables. Si vous ne le trouvez pas, redemandez le lien ici : { $link }

staff-new-greeting = « Bonjour ! { $organisation } vous a créé un compte. »
