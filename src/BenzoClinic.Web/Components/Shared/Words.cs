using BenzoClinic.Services.Access;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>Words for values that have no name a person would use.</summary>
public static class Words
{
    /// <summary><c>front desk</c>.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Clinician => "clinician",
        Role.Therapist => "therapist",
        Role.FrontDesk => "front desk",
        Role.Administrator => "administrator",
        Role.System => "system",
        Role.Patient => "patient",
    };
}
