using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Layout;

/// <summary>
/// Who is signed in, for pages: a cascading value. It decides what is shown; what may be done, the gate decides again.
/// </summary>
public sealed record Me(StaffId Id, string Name, IReadOnlySet<Role> Roles)
{
    /// <summary>True in a chart that went into another: the services refuse whatever would be written there.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>Whether the person may do this for at least some patients.</summary>
    public bool May(Operation operation) => Permissions.Of(operation, Roles) != Reach.None && (!OnlyReads || Permissions.OnlyReads(operation));

    /// <summary>First and last initial, titles aside: <c>HL</c>.</summary>
    public string Initials
    {
        get
        {
            var names = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.EndsWith('.')).ToList();
            return names.Count == 0 ? "" : names.Count == 1 ? names[0][..1] : $"{names[0][0]}{names[^1][0]}";
        }
    }

    /// <summary><c>front desk, administrator</c>.</summary>
    public string RoleWords => string.Join(", ", Roles.Order().Select(Words.Of));
}
