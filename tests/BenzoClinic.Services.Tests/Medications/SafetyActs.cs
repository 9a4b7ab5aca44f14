using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Medications;

/// <summary>What tests of alerts and safety checks do.</summary>
internal static class SafetyActs
{
    public static readonly OtherMedicationEntry Oxycodone = new("Oxycodone", "5 mg", "twice a day", null, MedicationSource.Elsewhere, "Dr. Adams");
    public static readonly OtherMedicationEntry Suboxone = new("Suboxone", "8 mg", "morning", null, MedicationSource.Elsewhere, "Dr. Osei");

    public static async Task<TaperClinic> OnDiazepam(Engine engine)
    {
        var people = await TaperClinic.Open(engine);
        await people.Enter(Diazepam(20));
        return people;
    }

    public static async Task<MedicationSafetyView> Safety(TaperClinic people) => (await people.Hanna.Get<MedicationSafetyService>().Load(people.Ana))!;

    public static AddMedication Add(TaperClinic people, OtherMedicationEntry entry, string goingOn = "") => new(Guid.NewGuid(), people.Ana, entry, goingOn);

    public static CorrectMedication Correct(TaperClinic people, Saved on, OtherMedicationEntry entry, string goingOn = "") =>
        new(Guid.NewGuid(), people.Ana, new OtherMedicationId(on.Id), on.Revision, entry, goingOn);
}
