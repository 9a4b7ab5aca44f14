using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Visits;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Goes from an appointment to its visit, beginning it where it has not begun.</summary>
public sealed class VisitOpening(VisitService visits, NavigationManager navigation)
{
    /// <summary>Opens the visit's page; one sentence where that is not possible, else null.</summary>
    public async Task<string?> Of(AppointmentRow row)
    {
        if (row.Visit is { } open) return Go(open.Value);
        var outcome = await visits.OpenFrom(new OpenVisit(Guid.CreateVersion7(), row.Patient, row.Id));
        return outcome.Match(
            saved => Go(saved.Id),
            findings => findings[0].Sentence,
            (who, when) => $"{who} was first, at {Dates.Time(when)}. Look at the list again.",
            () => "This appointment is not there any more.");
    }

    private string? Go(Guid visit)
    {
        navigation.NavigateTo($"visits/{visit}");
        return null;
    }
}
