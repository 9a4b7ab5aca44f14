using static BenzoClinic.Services.Demo.DemoCohort;

namespace BenzoClinic.Services.Demo;

internal static partial class DemoPatients
{
    /// <summary>Fifteen who came in the last seven months.</summary>
    private static DemoPatient[] Newer =>
    [
        new(Person("Jonas", "Ekström", 1999, 8, 21, "he/him", "(415) 555-0149", "en"), UntreatedAnxiety, "", 121, "alprazolam-tablet-0.25 1.5",
            Steps("alprazolam-tablet-0.25", (93, 1.375m), (51, 1.25m), (16, 1.125m)))
        { NextVisitInDays = 6, Session = new(9, 0), Others = [new("Sertraline", "50 mg", "morning", 110)] },
        new(Person("Lakshmi", "Raman", 1969, 3, 29, "she/her", "(628) 555-0151", "ta"), LongPrescribed, "", 148, "zolpidem-er-12.5 12.5",
            [new(120, "zolpidem-tablet-10 10"), new(36, "zolpidem-capsule-7.5 7.5")])
        { NextVisitInDays = 13 },
        new(Person("Frances", "Delacroix", 1956, 9, 8, "she/her", "(415) 555-0153", "fr"), FailedTaper, "Sulfa drugs", 174, "diazepam-tablet-5 25",
            Steps("diazepam-tablet-5", (146, 23), (104, 21), (62, 19), (20, 18)))
        { Ahead = new(0, "diazepam-tablet-5 17"), Today = new(9, 30, Missed: true) },
        new(Person("Marcus", "Bellamy", 1974, 12, 30, "he/him", "(510) 555-0157", "en"), CoDependence, "", 129, "clonazepam-tablet-1 3",
            Steps("clonazepam-tablet-0.5", (101, 2.75m), (59, 2.5m), (17, 2.25m)))
        { NextVisitInDays = 11, Others = [new("Naltrexone", "50 mg", "morning", 120)] },
        new(Person("Yuki", "Shimizu", 1986, 5, 27, "she/her", "(415) 555-0159", "ja"), UntreatedAnxiety, "", 106, "estazolam-tablet-1 2", [new(78, "estazolam-tablet-1 1.5")])
        { Today = new(15, 0), Session = new(11, 0), Others = [new("Ramelteon", "8 mg", "bedtime", 70)] },
        new(Person("Olusegun", "Adeyemi", 1963, 1, 31, "he/him", "(415) 555-0163", "en"), LongPrescribed, "", 162, "diazepam-tablet-10 30 + zolpidem-tablet-10 10",
        [
            new(134, "diazepam-tablet-10 30 + zolpidem-capsule-7.5 7.5"), new(92, "diazepam-tablet-10 28 + zolpidem-capsule-7.5 7.5"), new(50, "diazepam-tablet-10 26 + zolpidem-tablet-5 5"), new(8, "diazepam-tablet-10 24 + zolpidem-tablet-5 5"),
        ])
        { NextVisitInDays = 6, UnsignedDaysAgo = 3 },
        new(Person("Rosalind", "Achebe", 1945, 7, 19, "she/her", "(628) 555-0165", "en"), LongPrescribed, "Penicillin", 183, "lorazepam-solution-2 1.5",
            Steps("lorazepam-solution-2", (155, 1.4m), (113, 1.3m), (71, 1.2m), (29, 1.1m)))
        { BridgeDaysAgo = 2, Others = [new("Amlodipine", "5 mg", "morning", 1700, Elsewhere, "Dr. Abara, primary care")] },
        new(Person("Diego", "Fuentes", 2003, 4, 4, "he/him", "(415) 555-0167", "es"), UntreatedAnxiety, "", 84, "alprazolam-tablet-0.5 2",
            Steps("alprazolam-tablet-0.25", (56, 1.875m), (14, 1.75m)))
        { Ahead = new(-11, "alprazolam-tablet-0.25 1.625"), NextVisitInDays = 20, Session = new(16, 0) },
        new(Person("Hyun-woo", "Park", 1978, 10, 10, "he/him", "(415) 555-0169", "ko", interpreter: true), FailedTaper, "", 139, "clonazepam-tablet-0.5 1 + lorazepam-tablet-0.5 prn 0.5/1",
        [
            new(111, "clonazepam-tablet-0.5 1 + lorazepam-tablet-0.5 prn 0.5/0.5"), new(69, "clonazepam-tablet-0.5 0.875 + lorazepam-tablet-0.5 prn 0.5/0.5"), new(27, "clonazepam-tablet-0.5 0.875"),
        ])
        { Today = new(13, 0) },
        new(Person("Beatrice", "Halloran", 1951, 2, 6, "she/her", "(415) 555-0171", "en"), CoDependence, "Morphine", 115, "chlordiazepoxide-capsule-10 60",
            Steps("chlordiazepoxide-capsule-5", (87, 55), (45, 50)))
        { PausedDaysAgo = 19, NextVisitInDays = 9, Others = [new("Acamprosate", "666 mg", "three times a day", 100)] },
        new(Person("Tala", "Magsaysay", 1967, 11, 17, "she/her", "(628) 555-0175", "tl"), LongPrescribed, "", 97, "triazolam-tablet-0.25 0.5",
            [new(69, "triazolam-tablet-0.125 0.375"), new(27, "triazolam-tablet-0.125 0.25 + diazepam-tablet-2 2")])
        { Ahead = new(0, "triazolam-tablet-0.125 0.125 + diazepam-tablet-2 4"), Today = new(14, 30) },
        new(Person("Wesley", "Thornquist", 1985, 6, 24, "he/him", "(415) 555-0177", "en"), FailedTaper, "", 71, "diazepam-tablet-10 40",
            Steps("diazepam-tablet-10", (43, 37), (15, 34)))
        { NextVisitInDays = 13, Temporary = new(5, 1, "diazepam-tablet-10 44", "Emergency department: 10 mg after a panic attack") },
        new(Person("Ifeoma", "Clarke", 1992, 9, 1, "she/her", "(510) 555-0179", "en"), UntreatedAnxiety, "Latex", 63, "clonazepam-odt-0.25 1", [new(35, "clonazepam-odt-0.125 0.875")])
        { Session = new(10, 0), NextVisitInDays = 7 },
        new(Person("Nikolai", "Sandoval", 1959, 3, 15, "he/him", "(415) 555-0181", "en"), CoDependence, "", 60, "eszopiclone-tablet-3 3", [new(32, "eszopiclone-tablet-2 2 + diazepam-tablet-2 3")])
        { NextVisitInDays = 10, Others = [new("Doxepin, low dose", "3 mg", "bedtime", 30)] },
        new(Person("Camille", "Nguyen-Barrett", 2005, 12, 12, "she/they", "(415) 555-0183", "vi"), UntreatedAnxiety, "", 7, "lorazepam-tablet-0.5 1.5", []) { Today = new(16, 0) },
    ];
}
