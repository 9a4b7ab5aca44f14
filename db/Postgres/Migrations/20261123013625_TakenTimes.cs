using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BenzoClinic.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TakenTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Appointments_PatientTaken",
                table: "Appointments",
                columns: new[] { "PatientId", "StartsAt" },
                unique: true,
                filter: "\"State\" NOT IN ('Cancelled', 'NoShow')");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_ProviderTaken",
                table: "Appointments",
                columns: new[] { "Provider", "StartsAt" },
                unique: true,
                filter: "\"State\" NOT IN ('Cancelled', 'NoShow') AND NOT \"WalkIn\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Appointments_PatientTaken",
                table: "Appointments");

            migrationBuilder.DropIndex(
                name: "IX_Appointments_ProviderTaken",
                table: "Appointments");
        }
    }
}
