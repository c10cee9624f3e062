internal import SIPRules

/// What has a plan's name and is no regular file, and links to folders.
extension SwedishTexts {
    func noFile(_ what: PassedOver.NoFile, _ name: String, lastVersion: PlanID?) -> Wording {
        let meanwhile = lastVersion.map { " Tills dess gäller den senaste läsbara versionen av \($0)." } ?? ""
        switch what {
        case .link:
            return Wording(
                act: "Lägg en vanlig fil i stället för länken\(name): länkar följs inte",
                ensure: "länken\(name) ersätts med en vanlig fil: länkar följs inte",
                state: "länken\(name) har ett planfilsnamn men följs inte",
                brief: "ersätt en länk med en vanlig fil",
                stop: .sentence(
                    "Bland planerna följer sipd inga länkar. Lägg själva plandokumentet där som en vanlig fil, eller ta bort "
                        + "länken om ingen plan ska finnas där." + meanwhile),
                from: "det upptäcktes")
        case .folderLink:
            return Wording(
                act: "Lägg själva mappen i stället för länken\(name): länkar följs inte",
                ensure: "länken\(name) ersätts med själva mappen: länkar följs inte",
                state: "länken\(name) leder till en mapp men följs inte",
                brief: "ersätt en länk med själva mappen",
                stop: .sentence(
                    "Bland planerna följer sipd inga länkar. Om planer som bara finns bakom länken påminner sipd inte. Lägg själva "
                        + "mappen där, eller ta bort länken om inga planer ska läsas den vägen." + meanwhile),
                from: "det upptäcktes")
        case .folder:
            return Wording(
                act: "Döp om mappen\(name): den heter som en planfil",
                ensure: "mappen\(name) döps om: den heter som en planfil",
                state: "mappen\(name) heter som en planfil",
                brief: "döp om en mapp som heter som en planfil",
                stop: .sentence(
                    "En plan är en vanlig fil. Det som ligger i mappen läses, men mappen kan stå i vägen för en plan. Ge den "
                        + "ett namn som inte slutar på .json." + meanwhile),
                from: "det upptäcktes")
        case .other:
            return Wording(
                act: "Lägg en vanlig fil i stället för\(name): det är ett rör, en sockel eller en enhet",
                ensure: "en vanlig fil ersätter\(name), som är ett rör, en sockel eller en enhet",
                state: "under planfilsnamnet\(name) finns ingen vanlig fil",
                brief: "lägg en vanlig fil där ingen är",
                stop: .sentence(
                    "Ett rör, en sockel eller en enhet läser sipd inte. Lägg själva plandokumentet där som en vanlig fil, "
                        + "eller ta bort det som ligger där om ingen plan ska finnas." + meanwhile),
                from: "det upptäcktes")
        }
    }
}
