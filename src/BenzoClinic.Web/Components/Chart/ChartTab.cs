namespace BenzoClinic.Web.Components.Chart;

/// <summary>A section of the chart: a tab and a route.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Route">What follows the patient's id in the address; "" for the first.</param>
/// <param name="Clinical">True where the front desk does not see it.</param>
public sealed record ChartTab(string Name, string Route, bool Clinical)
{
    /// <summary>The dose and its history.</summary>
    public static readonly ChartTab Taper = new("Taper", "", Clinical: true);

    /// <summary>Appointments and visits.</summary>
    public static readonly ChartTab Visits = new("Visits", "visits", Clinical: false);

    /// <summary>The regimen and everything else the patient takes.</summary>
    public static readonly ChartTab Medications = new("Medications", "medications", Clinical: true);

    /// <summary>Conditions and pregnancy.</summary>
    public static readonly ChartTab Assessment = new("Assessment", "assessment", Clinical: true);

    /// <summary>Names, contacts, agreements.</summary>
    public static readonly ChartTab Details = new("Details", "details", Clinical: false);

    /// <summary>Who opened and changed the chart.</summary>
    public static readonly ChartTab History = new("History", "history", Clinical: true);

    /// <summary>In the order of the tabs.</summary>
    public static readonly IReadOnlyList<ChartTab> All = [Taper, Visits, Medications, Assessment, Details, History];

    /// <summary>The tab an address names; null where it is not of this patient's chart.</summary>
    /// <param name="path">Relative to the app's root: <c>patients/…/visits</c>.</param>
    public static ChartTab? At(string path, Guid patient)
    {
        var parts = path.Split('?', '#')[0].Trim('/').Split('/');
        if (parts.Length is not (2 or 3) || parts[0] != "patients" || !Guid.TryParse(parts[1], out var id) || id != patient) return null;
        return All.FirstOrDefault(tab => tab.Route == (parts.Length == 3 ? parts[2] : ""));
    }
}
