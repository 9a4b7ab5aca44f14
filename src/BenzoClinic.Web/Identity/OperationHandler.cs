using BenzoClinic.Services.Access;
using Microsoft.AspNetCore.Authorization;

namespace BenzoClinic.Web.Identity;

/// <summary>A page's policy: its name is the operation's, its answer the gate's.</summary>
internal sealed record OperationRequirement(Operation Operation) : IAuthorizationRequirement;

internal sealed class OperationHandler(Gate gate) : AuthorizationHandler<OperationRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, OperationRequirement requirement)
    {
        if (await gate.Allows(requirement.Operation)) context.Succeed(requirement);
    }
}
