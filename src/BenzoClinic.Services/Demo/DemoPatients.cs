using BenzoClinic.Domain.Patients;
using static BenzoClinic.Services.Demo.DemoCohort;

namespace BenzoClinic.Services.Demo;

/// <summary>The patients of the demo clinic, in a fixed order. Names, numbers and addresses are invented.</summary>
internal static partial class DemoPatients
{
    public static IReadOnlyList<DemoPatient> All { get; } = [.. Told, .. Longer, .. Newer];

    /// <summary>Ten whom the handbook and the pictures know by name.</summary>
    private static DemoPatient[] Told =>
    [
        new(Person("Marisol", "Reyes-Whitaker", 1979, 3, 3, "she/her", "(415) 555-0138", "es", interpreter: true), FailedTaper, "Penicillin", 175, "diazepam-tablet-5 30",
            Steps("diazepam-tablet-5", (112, 27), (98, 24.5m), (84, 22), (35, 21), (21, 20), (14, 19), (7, 18)))
        { Today = new(10, 30), Others = [new("Sertraline", "50 mg", "morning", 120), new("Melatonin", "3 mg", "one hour before bed", 60, Elsewhere, "without a prescription")] },
        new(Person("Anselmo", "Reyes", 1955, 9, 19, "he/him", "(415) 555-0117", "es"), LongPrescribed, "", 320, "clonazepam-tablet-0.5 1.5",
            Steps("clonazepam-tablet-0.5", (290, 1.375m), (260, 1.25m), (220, 1.125m), (180, 1), (140, 0.875m), (100, 0.75m), (60, 0.625m), (20, 0.5m)))
        { NextVisitInDays = 9, Others = [new("Lisinopril", "10 mg", "morning", 900, Elsewhere, "Dr. Abara, primary care")] },
        new(Person("Denise", "Aubuchon", 1968, 1, 8, "she/her", "(628) 555-0173", "en"), LongPrescribed, "Sulfa drugs", 240, "diazepam-tablet-2 12",
            Steps("diazepam-tablet-2", (210, 11), (182, 10), (154, 9), (126, 8.5m), (98, 8), (42, 7.5m), (14, 7)))
        { Today = new(11, 30), Session = new(10, 0), Others = [new("Propranolol", "10 mg", "as needed, up to three times a day", 200)] },
        new(Person("Ruben", "Castellanos", 1984, 7, 27, "he/him", "(415) 555-0152", "en"), CoDependence, "", 90, "clonazepam-tablet-0.5 2.5",
            Steps("clonazepam-tablet-0.5", (62, 2.25m), (34, 2)))
        { PausedDaysAgo = 13, Today = new(13, 30), Others = [new("Naltrexone", "50 mg", "morning", 88, Elsewhere, "Dr. Osei, addiction medicine")] },
        new(Person("Grace", "Tanaka-Liu", 1962, 12, 2, "she/her", "(510) 555-0109", "zh"), FailedTaper, "", 130, "diazepam-tablet-5 12",
            Steps("diazepam-tablet-5", (102, 11), (74, 10), (46, 9.5m), (18, 9)))
        { Fact = new(1, 4, "diazepam-tablet-5 5", "Patient", "Cut down alone, told at a call") },
        new(Person("Harold", "Jimson", 1951, 5, 14, "he/him", "(628) 555-0141", "en"), LongPrescribed, "Codeine", 400, "diazepam-solution-1 10",
            Steps("diazepam-solution-1", (372, 9), (340, 8), (300, 7), (260, 6), (220, 5.2m), (180, 4.5m), (140, 3.9m), (100, 3.4m), (60, 2.9m), (20, 2.5m)))
        { Today = new(14, 30), Others = [new("Atorvastatin", "20 mg", "evening", 1500, Elsewhere, "Dr. Abara, primary care")] },
        new(Person("Priya", "Venkataraman", 2000, 10, 30, "she/her", "(415) 555-0186", "en"), UntreatedAnxiety, "", 5, "lorazepam-tablet-1 3", []) { NextVisitInDays = 2 },
        new(Person("Walter", "Brandvold", 1947, 2, 21, "he/him", "(415) 555-0122", "en"), LongPrescribed, "", 150, "alprazolam-tablet-0.5 2.5",
            Steps("alprazolam-tablet-0.5", (122, 2.375m), (94, 2.25m), (66, 2.125m), (38, 2), (10, 1.875m)))
        { NextVisitInDays = 4, Session = new(9, 0) },
        new(Person("Adaeze", "Nwosu", 1991, 5, 14, "they/them", "(628) 555-0155", "en"), UntreatedAnxiety, "Latex", 75, "lorazepam-tablet-1 2.5",
            Steps("lorazepam-solution-2", (47, 2.2m), (19, 2)))
        { NextVisitInDays = 6, Session = new(13, 0), Others = [new("Escitalopram", "10 mg", "morning", 70)] },
        new(Person("Teodoro", "Lim", 1973, 8, 9, "he/him", "(415) 555-0161", "tl"), LongPrescribed, "", 30, "temazepam-capsule-30 30",
            Steps("temazepam-capsule-22.5", (2, 22.5m)))
        { NextVisitInDays = 12 },
    ];

    private static DemoStep[] Steps(string product, params (int DaysAgo, decimal Milligrams)[] steps) =>
        [.. steps.Select(step => new DemoStep(step.DaysAgo, FormattableString.Invariant($"{product} {step.Milligrams}")))];

    private const Domain.Medications.MedicationSource Elsewhere = Domain.Medications.MedicationSource.Elsewhere;

    private static PatientDetails Person(string first, string last, int year, int month, int day, string pronouns, string phone, string language, bool interpreter = false, string address = "", string emergency = "") => new()
    {
        FirstName = first,
        LastName = last,
        BirthDate = new DateOnly(year, month, day),
        Pronouns = pronouns,
        Phone = phone,
        Language = language,
        Interpreter = interpreter,
        Address = address,
        EmergencyContact = emergency,
    };
}
