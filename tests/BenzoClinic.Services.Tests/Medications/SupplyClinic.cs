using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tests.Tapers;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Medications;

/// <summary>What tests of the supply and of prescriptions do.</summary>
public static class SupplyClinic
{
    public static SupplyLine Tablets(string product, decimal pieces) => SupplyLine.OfPieces(product, pieces);

    public static async Task<SupplyView> Supply(this TaperClinic people) => (await people.Hanna.Get<SupplyService>().Load(people.Ana))!;

    public static Task<Outcome<Saved>> Count(this TaperClinic people, DoseTime? takenUpTo, params SupplyLine[] lines) =>
        people.Hanna.Get<SupplyService>().Record(new RecordSupply(Guid.NewGuid(), people.Ana, new SupplyRow(SupplyEntryKind.Counted, people.Clinic.Clock.Today, takenUpTo, lines, null, "")));

    public static Task<Outcome<Saved>> Dispensed(this TaperClinic people, Guid? prescription, params SupplyLine[] lines) =>
        people.Hanna.Get<SupplyService>().Record(new RecordSupply(Guid.NewGuid(), people.Ana, new SupplyRow(SupplyEntryKind.Dispensed, people.Clinic.Clock.Today, null, lines, prescription, "")));

    public static async Task LookUp(this TaperClinic people, DateOnly? on = null) => Done(await people.Hanna.Get<MedicationSafetyService>().RecordCures(
        new RecordCuresLookup(Guid.NewGuid(), people.Ana, new CuresEntry(on ?? people.Clinic.Clock.Today, null, false, ""))));

    public static async Task<PrescriptionBench> Bench(this TaperClinic people, VisitId? visit) => (await people.Hanna.Get<PrescriptionService>().Open(people.Ana, visit)).Match(
        bench => bench, findings => throw new InvalidOperationException(findings[0].Sentence), (who, _) => throw new InvalidOperationException(who), () => throw new InvalidOperationException("missing"));

    public static Task<Outcome<Saved>> Prescribe(this TaperClinic people, VisitId? visit, PrescriptionTerms terms, Guid? last = null) =>
        people.Hanna.Get<PrescriptionService>().Write(new WritePrescription(Guid.NewGuid(), people.Ana, visit, last, terms));

    public static async Task<AppointmentId> Book(this TaperClinic people, DateOnly day, int hour = 10) => AppointmentId.From(Done(await people.Desk.Get<AppointmentService>().Book(
        new BookAppointment(Guid.NewGuid(), people.Ana, people.Hanna.Id, day, new TimeOnly(hour, 0), 30))).Id);
}
