/**
 * In full screen the panel follows the visual viewport: the on-screen keyboard shrinks that one, not the layout, on iOS.
 * The page behind must not scroll meanwhile.
 */
export class FullScreen {
  private on = false;
  private overflow = "";

  constructor(private readonly panel: HTMLElement) {
    visualViewport?.addEventListener("resize", this.fit);
    visualViewport?.addEventListener("scroll", this.fit);
  }

  set(on: boolean): void {
    if (on === this.on) return;
    this.on = on;
    const page = document.documentElement.style;
    if (on) {
      this.overflow = page.overflow;
      page.overflow = "hidden";
    } else page.overflow = this.overflow;
    this.fit();
  }

  private readonly fit = (): void => {
    const view = visualViewport;
    const style = this.panel.style;
    if (!this.on || !view) {
      for (const name of ["top", "height", "bottom"]) style.removeProperty(name);
      return;
    }
    style.top = `${view.offsetTop}px`;
    style.height = `${view.height}px`;
    style.bottom = "auto";
  };
}
