using static BenzoClinic.Services.Demo.DemoCohort;

namespace BenzoClinic.Services.Demo;

internal static partial class DemoPatients
{
    /// <summary>Fifteen who have been coming for seven to fourteen months.</summary>
    private static DemoPatient[] Longer =>
    [
        new(Person("Eleanor", "Vance-Porter", 1958, 4, 11, "she/her", "(415) 555-0102", "en"), FailedTaper, "Aspirin", 231, "clonazepam-tablet-0.5 2",
            Steps("clonazepam-odt-0.125", (203, 1.875m), (161, 1.75m), (119, 1.625m), (77, 1.5m), (49, 1.375m), (21, 1.25m)))
        { Ahead = new(0, "clonazepam-odt-0.125 1.125"), Today = new(9, 0), Others = [new("Trazodone", "50 mg", "bedtime", 150)] },
        new(Person("Samuel", "Oyelaran", 1983, 11, 23, "he/him", "(510) 555-0164", "en"), UntreatedAnxiety, "", 214, "lorazepam-tablet-0.5 3",
            Steps("lorazepam-tablet-0.5", (186, 2.5m), (102, 2), (25, 1.5m)))
        { Today = new(9, 30, Unsigned: true), Others = [new("Sertraline", "100 mg", "morning", 205)] },
        new(Person("Nadia", "Petrosyan", 1971, 6, 5, "she/her", "(415) 555-0113", "hy", interpreter: true), LongPrescribed, "", 267, "diazepam-tablet-5 20",
            Steps("diazepam-tablet-5", (239, 18), (197, 17), (155, 15), (113, 14), (71, 13), (27, 12)))
        { Ahead = new(0, "diazepam-tablet-2 11"), Today = new(9, 0), Session = new(15, 0) },
        new(Person("Leon", "Fairweather", 1966, 2, 17, "he/him", "(628) 555-0118", "en"), CoDependence, "", 300, "diazepam-tablet-5 15",
            Steps("diazepam-tablet-5", (272, 13), (230, 12), (188, 11), (146, 10), (104, 9), (62, 8), (20, 7)))
        { PausedDaysAgo = 95, ResumedDaysAgo = 70, UnsignedDaysAgo = 6, NextVisitInDays = 8, Others = [new("Acamprosate", "666 mg", "three times a day", 290, Elsewhere, "Dr. Osei, addiction medicine")] },
        new(Person("Harriet", "Lindgren-Moss", 1949, 8, 30, "she/her", "(415) 555-0125", "en"), LongPrescribed, "Penicillin", 410, "diazepam-solution-1 9",
            Steps("diazepam-solution-1", (382, 8.2m), (340, 7.5m), (298, 6.8m), (242, 6.2m), (186, 5.7m), (130, 5.2m), (74, 4.8m), (18, 4.5m)))
        { Ahead = new(-5, "diazepam-solution-1 4.3"), Others = [new("Levothyroxine", "75 mcg", "morning, before breakfast", 3000, Elsewhere, "Dr. Abara, primary care")] },
        new(Person("Kenji", "Watanabe-Ross", 1988, 3, 12, "he/him", "(415) 555-0164", "en"), FailedTaper, "", 222, "clonazepam-tablet-0.5 2.25",
            Steps("clonazepam-odt-0.125", (194, 2.125m), (152, 2), (110, 1.875m), (68, 1.75m), (26, 1.625m)))
        { Ahead = new(0, "clonazepam-odt-0.125 1.5"), Today = new(9, 30, Unsigned: true), Session = new(11, 0), Others = [new("Mirtazapine", "15 mg", "bedtime", 190)] },
        new(Person("Xiulan", "Chen", 1953, 10, 2, "she/her", "(415) 555-0129", "zh", interpreter: true), LongPrescribed, "Shellfish", 255, "lorazepam-tablet-0.5 2 + zolpidem-tablet-10 10",
        [
            new(227, "lorazepam-tablet-0.5 2 + zolpidem-capsule-7.5 7.5"), new(171, "lorazepam-tablet-0.5 2 + zolpidem-tablet-5 5"),
            new(87, "lorazepam-tablet-0.5 1.5 + zolpidem-tablet-5 5"), new(17, "lorazepam-tablet-0.5 1.5 + zolpidem-sublingual-3.5 3.5"),
        ])
        { Today = new(10, 0) },
        new(Person("Dolores", "Quintanilla", 1961, 7, 7, "she/her", "(628) 555-0131", "es", interpreter: true), UntreatedAnxiety, "", 236, "alprazolam-tablet-0.5 3",
        [
            new(208, "alprazolam-tablet-0.5 2 + diazepam-tablet-10 20"), new(166, "alprazolam-tablet-0.5 1 + diazepam-tablet-10 40"), new(124, "diazepam-tablet-10 55"),
            new(82, "diazepam-tablet-10 50"), new(40, "diazepam-tablet-10 46"), new(12, "diazepam-tablet-10 43"),
        ])
        { NextVisitInDays = 3, Others = [new("Buspirone", "10 mg", "three times a day", 225)] },
        new(Person("Thomas", "Okonkwo", 1976, 12, 19, "he/him", "(510) 555-0133", "en"), CoDependence, "", 280, "clonazepam-tablet-1 4",
            Steps("clonazepam-tablet-0.5", (252, 3.75m), (210, 3.5m), (168, 3.25m), (126, 3), (84, 2.75m), (28, 2.5m)))
        { Fact = new(16, 16, "clonazepam-tablet-1 3", "Sister", "Took more for a week after a bereavement"), Today = new(11, 0), Others = [new("Buprenorphine and naloxone", "8 mg / 2 mg", "morning", 700, Elsewhere, "Dr. Osei, addiction medicine", GoingOn: "Treatment of opioid use disorder goes on; Dr. Osei knows the taper plan")], Naloxone = "Naloxone nasal spray 4 mg" },
        new(Person("Miriam", "Goldfarb", 1943, 1, 25, "she/her", "(415) 555-0135", "en"), LongPrescribed, "Codeine", 365, "temazepam-capsule-15 30",
            [
            new(323, "temazepam-capsule-15 15 + diazepam-tablet-2 7"), .. Steps("diazepam-tablet-2", (267, 13), (211, 12), (155, 11), (99, 10), (43, 9), (15, 8)),
        ])
        { Temporary = new(9, 2, "diazepam-tablet-2 2", "Drowsy after a chest infection", SafetyHold: true), Today = new(14, 0) },
        new(Person("Amina", "Warsame", 1990, 9, 9, "she/her", "(628) 555-0137", "so", interpreter: true), UntreatedAnxiety, "", 218, "diazepam-tablet-2 14",
            Steps("diazepam-tablet-2", (190, 13), (148, 12), (106, 11), (64, 10), (22, 9)))
        { NextVisitInDays = 5, Session = new(14, 0) },
        new(Person("Gerald", "Pfeiffer", 1942, 5, 3, "he/him", "(415) 555-0139", "en"), LongPrescribed, "", 330, "oxazepam-capsule-10 60",
            [
            .. Steps("oxazepam-capsule-10", (288, 50), (232, 40), (176, 30)), new(120, "oxazepam-capsule-10 20 + diazepam-tablet-2 5"), .. Steps("diazepam-tablet-2", (64, 14), (22, 13)),
        ])
        { Ahead = new(0, "diazepam-tablet-2 12"), Today = new(10, 30), Others = [new("Metformin", "500 mg", "with breakfast and dinner", 2200, Elsewhere, "Dr. Abara, primary care")] },
        new(Person("Sofía", "Maldonado", 1994, 2, 14, "she/her", "(415) 555-0143", "es"), FailedTaper, "", 241, "alprazolam-tablet-0.5 2",
            Steps("alprazolam-tablet-0.25", (213, 1.875m), (171, 1.75m), (129, 1.625m), (87, 1.5m), (45, 1.375m), (17, 1.25m)))
        { Fact = new(3, 10, "alprazolam-tablet-0.25 1.5", "Patient", "Went back to the earlier dose after three nights without sleep"), Ahead = new(-9, "alprazolam-tablet-0.25 1.125"), NextVisitInDays = 7 },
        new(Person("Boris", "Yakovlev", 1957, 11, 11, "he/him", "(415) 555-0145", "ru", interpreter: true), CoDependence, "Iodine contrast", 246, "clorazepate-tablet-7.5 45",
            Steps("clorazepate-tablet-7.5", (218, 41.25m), (162, 37.5m), (106, 33.75m), (50, 30), (22, 26.25m)))
        { Today = new(15, 0), Others = [new("Gabapentin", "300 mg", "three times a day", 150, GoingOn: "Sleep and pain; sedation and breathing asked at each visit")] },
        new(Person("Ngozi", "Eze", 1980, 6, 16, "she/her", "(510) 555-0147", "en"), UntreatedAnxiety, "", 225, "lorazepam-tablet-1 4",
            Steps("lorazepam-tablet-1", (197, 3.5m), (113, 3), (26, 2.5m)))
        { Ahead = new(0, "lorazepam-tablet-1 2"), Today = new(11, 0), Session = new(16, 0), Others = [new("Venlafaxine XR", "75 mg", "morning", 190), new("Hydroxyzine", "25 mg", "bedtime, as needed", 210, StoppedDaysAgo: 120, Why: "Dry mouth and no effect on sleep")] },
    ];
}
