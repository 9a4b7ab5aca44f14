using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Demo;

/// <summary>One dose decision: so many days ago, to so many milligrams a day.</summary>
internal sealed record DemoStep(int DaysAgo, decimal Milligrams);

/// <summary>An invented patient and the story of the taper so far.</summary>
/// <param name="Intake">Days ago of the first visit.</param>
/// <param name="Start">Milligrams a day at intake.</param>
/// <param name="PausedDaysAgo">When the taper was paused; it still is. Null where it runs.</param>
/// <param name="SelfCut">A cut the patient made alone, told at a call.</param>
/// <param name="NextVisitInDays">0 for a visit today; null where none is booked.</param>
internal sealed record DemoPatient(
    PatientDetails Details,
    string Allergy,
    string Medication,
    string Product,
    int Intake,
    decimal Start,
    DemoStep[] Steps,
    int? PausedDaysAgo = null,
    DemoStep? SelfCut = null,
    int? NextVisitInDays = null,
    int NextHour = 9);

/// <summary>The patients of the demo clinic. Names, numbers and addresses are invented.</summary>
internal static class DemoPatients
{
    public static IReadOnlyList<DemoPatient> All { get; } =
    [
        new(Person("Marisol", "Reyes-Whitaker", 1979, 3, 3, "she/her", "(415) 555-0138", "es", interpreter: true), "Penicillin", "diazepam", "diazepam-tablet-5", 175, 30,
            [new(112, 27), new(98, 24.5m), new(84, 22), new(35, 21), new(21, 20), new(14, 19), new(7, 18)], NextVisitInDays: 0, NextHour: 10),
        new(Person("Anselmo", "Reyes", 1955, 9, 19, "he/him", "(415) 555-0117", "es"), "", "clonazepam", "clonazepam-tablet-0.5", 320, 1.5m,
            [new(290, 1.375m), new(260, 1.25m), new(220, 1.125m), new(180, 1), new(140, 0.875m), new(100, 0.75m), new(60, 0.625m), new(20, 0.5m)], NextVisitInDays: 9),
        new(Person("Denise", "Aubuchon", 1968, 1, 8, "she/her", "(628) 555-0173", "en"), "Sulfa drugs", "diazepam", "diazepam-tablet-2", 240, 12,
            [new(210, 11), new(182, 10), new(154, 9), new(126, 8.5m), new(98, 8), new(42, 7.5m), new(14, 7)], NextVisitInDays: 0, NextHour: 11),
        new(Person("Ruben", "Castellanos", 1984, 7, 27, "he/him", "(415) 555-0152", "en"), "", "clonazepam", "clonazepam-tablet-0.5", 90, 2.5m,
            [new(62, 2.25m), new(34, 2)], PausedDaysAgo: 13, NextVisitInDays: 0, NextHour: 13),
        new(Person("Grace", "Tanaka-Liu", 1962, 12, 2, "she/her", "(510) 555-0109", "zh"), "", "diazepam", "diazepam-tablet-5", 130, 12,
            [new(102, 11), new(74, 10), new(46, 9.5m), new(18, 9)], SelfCut: new(4, 5)),
        new(Person("Harold", "Jimson", 1951, 5, 14, "he/him", "(628) 555-0141", "en"), "Codeine", "diazepam", "diazepam-solution-1", 400, 10,
            [new(372, 9), new(340, 8), new(300, 7), new(260, 6), new(220, 5.2m), new(180, 4.5m), new(140, 3.9m), new(100, 3.4m), new(60, 2.9m), new(20, 2.5m)], NextVisitInDays: 0, NextHour: 14),
        new(Person("Priya", "Venkataraman", 2000, 10, 30, "she/her", "(415) 555-0186", "en"), "", "lorazepam", "lorazepam-tablet-1", 5, 3, [], NextVisitInDays: 2),
        new(Person("Walter", "Brandvold", 1947, 2, 21, "he/him", "(415) 555-0122", "en"), "", "alprazolam", "alprazolam-tablet-0.5", 150, 2.5m,
            [new(122, 2.375m), new(94, 2.25m), new(66, 2.125m), new(38, 2), new(10, 1.875m)], NextVisitInDays: 4),
        new(Person("Adaeze", "Nwosu", 1991, 5, 14, "they/them", "(628) 555-0155", "en"), "Latex", "lorazepam", "lorazepam-tablet-1", 75, 2.5m,
            [new(47, 2.25m), new(19, 2)], NextVisitInDays: 6),
        new(Person("Teodoro", "Lim", 1973, 8, 9, "he/him", "(415) 555-0161", "tl"), "", "temazepam", "temazepam-capsule-30", 30, 30, [new(2, 22.5m)], NextVisitInDays: 12),
    ];

    private static PatientDetails Person(string first, string last, int year, int month, int day, string pronouns, string phone, string language, bool interpreter = false) => new()
    {
        FirstName = first,
        LastName = last,
        BirthDate = new DateOnly(year, month, day),
        Pronouns = pronouns,
        Phone = phone,
        Language = language,
        Interpreter = interpreter,
    };
}
