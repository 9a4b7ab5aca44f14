using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Tapers;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>A chart with something of every kind.</summary>
internal static class FullChart
{
    /// <summary>Fills Ana's chart.</summary>
    public static async Task Fill(TaperClinic it)
    {
        var hanna = it.Hanna;
        var desk = Value(await hanna.Get<PatientService>().OpenDetails(it.Ana));
        var details = desk.Details with
        {
            FirstName = "Ána Lucía",
            LastName = "O’Neill-Żółć",
            PreferredName = "小明",
            OtherNames = "Ana Silva, Ana \"Nena\" Reyes",
            Pronouns = "she/her",
            Email = "ana@example.org",
            Language = "es",
            Interpreter = true,
            RemindBy = ReminderChannel.Sms,
            SmsConsentOn = new DateOnly(2026, 11, 20),
            Pregnancy = PregnancyStatus.Breastfeeding,
            Prescriber = hanna.Id,
        };
        var book = new ContactBook
        {
            Phones = [new PhoneEntry("415 555 0138", ContactUse.Home), new PhoneEntry("+1 628 555 0171 ext. 4", ContactUse.Mobile, First: true, From: new DateOnly(2020, 1, 1)), new PhoneEntry("(510) 555-0100", ContactUse.Work, Until: new DateOnly(2025, 6, 30))],
            Addresses = [new AddressEntry("12 Main St, San Francisco, CA 94110", ContactUse.Home), new AddressEntry("c/o <b>Reyes</b> & Söhne", ContactUse.Temporary, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31))],
            Emergency = [new EmergencyContact("Rosa Reyes", "sister", "415 555 0139"), new EmergencyContact("王小明", "", "")],
            CareTeam = [new CareMember("Dr. Adams", "Family doctor", "415 555 0101", "415 555 0102")],
            Pharmacy = new Pharmacy("Mission Pharmacy", "3 Valencia St", "415 555 0103"),
            Insurance = $"Blue Plan {new string('9', 460)}",
        };
        Value(await hanna.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), it.Ana, desk.Revision, details, [new Allergy("Penicillin", "hives, swelling") { Severity = AllergySeverity.Severe }, new Allergy("Latex", "") { Severity = AllergySeverity.Mild }, new Allergy("Käse", "")]) { Contacts = book }));
        await it.Assign(it.Tomas);

        var conditions = hanna.Get<ConditionService>();
        Value(await conditions.Add(new AddCondition(Guid.CreateVersion7(), it.Ana, new ConditionDraft("http://hl7.org/fhir/sid/icd-10-cm|Z79.899", "", "since the accident", new DateOnly(2020, 2, 3), null, false, null))));
        Value(await conditions.Add(new AddCondition(Guid.CreateVersion7(), it.Ana, new ConditionDraft("", "Migraine", "", null, null, true, null))));
        var wrong = Value(await conditions.Add(new AddCondition(Guid.CreateVersion7(), it.Ana, new ConditionDraft("", "Asthma", "", new DateOnly(2021, 1, 1), new DateOnly(2022, 1, 1), true, null))));
        Value(await conditions.Strike(new StrikeCondition(Guid.CreateVersion7(), it.Ana, wrong.Id, wrong.Revision, "Another patient’s")));

        var medications = hanna.Get<MedicationListService>();
        Value(await medications.Add(new AddMedication(Guid.CreateVersion7(), it.Ana, new OtherMedicationEntry("Sertraline", "50 mg", "morning", new DateOnly(2025, 5, 1), MedicationSource.Clinic, ""))));
        var stopped = Value(await medications.Add(new AddMedication(Guid.CreateVersion7(), it.Ana, new OtherMedicationEntry("Ibuprofen", "", "", null, MedicationSource.Elsewhere, "Dr. Adams"))));
        Value(await medications.Stop(new StopMedication(Guid.CreateVersion7(), it.Ana, OtherMedicationId.From(stopped.Id), stopped.Revision, new DateOnly(2026, 11, 1), "No longer needed")));

        await Doses(it);
    }

    private static async Task Doses(TaperClinic it)
    {
        var today = TaperClinic.Today;
        await it.Enter(new Regimen([TaperClinic.Line("diazepam", 10), TaperClinic.Line("lorazepam", 0.25m)]));
        // Told afterwards: lorazepam is no longer taken; then an order that was never taken, and one that was.
        TaperClinic.Done(await it.Tapers.RecordFact(new RecordFact(Guid.CreateVersion7(), it.Ana, await it.Revision(), today.AddDays(-40), TaperClinic.Diazepam(10), "Ana", "Stopped the lorazepam herself", [])));
        var now = new RegimenLine("diazepam", null, TaperClinic.Mg(7.1m), Dose.Zero, Dose.Zero, TaperClinic.Mg(2.5m), TaperClinic.Mg(1), TaperClinic.Mg(2));
        var visit = await it.Visit();
        TaperClinic.Done(await it.Order(visit, null, new OrderedStep(today, TaperClinic.Diazepam(9.5m)), new OrderedStep(today.AddDays(20), TaperClinic.Diazepam(9))));
        var first = (await it.View()).Record.Entries.Single(entry => entry.Kind == DoseEntryKind.Order && entry.On == today);
        TaperClinic.Done(await it.Tapers.RecordFact(new RecordFact(Guid.CreateVersion7(), it.Ana, await it.Revision(), today, TaperClinic.Diazepam(10), "Ana", "Went on with 10 mg", [new TakenAnswer(first.Id, false)])));
        TaperClinic.Done(await it.Hanna.Get<DoseOrderService>().Order(new OrderDose(Guid.CreateVersion7(), it.Ana, await it.Revision(), visit, TaperClinic.Of(new OrderedStep(today, new Regimen([now]))) with { ReasonForWarnings = "As needed only at night" })));
        TaperClinic.Done(await it.Tapers.RecordTemporary(new RecordTemporary(Guid.CreateVersion7(), it.Ana, await it.Revision(), new TemporaryDose(today.AddDays(-3), today.AddDays(-2), TaperClinic.Diazepam(12), "Emergency department", false))));
    }
}
