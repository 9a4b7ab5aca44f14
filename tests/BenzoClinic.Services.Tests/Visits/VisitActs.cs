using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Visits;

/// <summary>What clinicians do at a visit.</summary>
internal static class VisitActs
{
    public static readonly Vitals Measured = new(122, 78, 84, 14, 36.8m, 64.2m);
    public static readonly Decision Hold = new(SharedDecision.Hold, "No step in Christmas week.", true, true, true);

    public static OpenVisit From(AppointmentRow row) => new(Guid.CreateVersion7(), row.Patient, row.Id);

    public static WriteVisit Written(VisitView view) => new(Guid.CreateVersion7(), view.Patient.Id, view.Id, view.Revision, Measured, Review.Empty, Hold, "Held.");

    public static SignVisit Signature(VisitView view) => new(Guid.CreateVersion7(), view.Patient.Id, view.Id, view.Revision);

    public static async Task<VisitView> Opened(DeskClinic clinic, AppointmentRow row)
    {
        var visits = clinic.Hanna.Get<VisitService>();
        var opened = await visits.Open(new VisitId(Value(await visits.OpenFrom(From(row))).Id));
        return opened.Match(view => view, _ => throw new InvalidOperationException(), (_, _) => throw new InvalidOperationException(), () => throw new InvalidOperationException("missing"));
    }

    public static async Task<VisitView> Signed(DeskClinic clinic, AppointmentRow row)
    {
        var view = await Opened(clinic, row);
        await Write(clinic, view);
        return (await clinic.Hanna.Get<VisitService>().Refresh(view.Id));
    }

    /// <summary>Writes and signs.</summary>
    public static async Task Write(DeskClinic clinic, VisitView view)
    {
        var visits = clinic.Hanna.Get<VisitService>();
        var saved = Value(await visits.Write(Written(view)));
        Value(await visits.Sign(Signature(view) with { Revision = saved.Revision }));
    }
}
